import Foundation
import Support

/// A folder for files while they arrive.
struct UploadFolder: Sendable {
    /// The path of the folder.
    let path: String

    /// The prefix of the names of such folders.
    private static let mark = ".new-upload-"

    /// Creates a folder in the folder of studies.
    ///
    /// - Throws: `Failure(.cannotCreate)` if it cannot be created.
    init(in studies: String) throws(Failure) {
        path = "\(studies)/\(Self.mark)\(String.randomHexadecimal())"
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        } catch {
            throw Failure(.cannotCreate, "\(path) cannot be created: \(SystemError(error).reason).")
        }
    }

    /// Removes the folder, unless it has been renamed because it has become a study.
    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Creates a file.
    ///
    /// - Throws: `Failure(.cannotCreate)` if it cannot be created.
    func newFile(_ file: UploadedAnalysis.File) throws(Failure) -> OpenFile {
        let place = "\(path)/\(file.rawValue)"
        return try SystemError.reporting(.cannotCreate, "\(place) cannot be created") { () throws(SystemError) in
            try OpenFile(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        }
    }

    /// Copies a file of an earlier analysis.
    ///
    /// - Throws: `Failure(.inputOutput)` if it cannot be copied.
    func copy(_ file: UploadedAnalysis.File, of source: AnalysisSource) throws(Failure) {
        let former = "\(source.folder)/\(file.rawValue)"
        let place = "\(path)/\(file.rawValue)"
        try SystemError.reporting(.inputOutput, "\(former) cannot be copied") { () throws(SystemError) in
            let entry = HeldFolder.Entry(at: former)
            guard entry == .file else { throw SystemError(reason: entry.reason) }
            try SystemError.catching {
                try FileManager.default.copyItem(atPath: former, toPath: place)
                try OpenFile(place, O_RDWR | O_NOFOLLOW).handle.synchronize()
            }
        }
    }

    /// Whether a name is that of such a folder.
    static func isName(_ name: String) -> Bool { name.wholeMatch(of: /\.new-upload-[0-9a-f]{32}/) != nil }
}
