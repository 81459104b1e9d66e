import Foundation
import Support

extension StudyFolder {
    /// Creates a queued study of files that have arrived.
    ///
    /// - Parameters:
    ///   - analysis: What to do with the files.
    ///   - upload: The folder with the files, which becomes that of the study.
    ///   - known: The largest number of a known study; its folder may be gone.
    /// - Throws: `Failure` as `begin(_:after:)` does.
    func begin(
        _ analysis: UploadedAnalysis, from upload: UploadFolder, after known: Int = 0
    ) throws(Failure) -> Study {
        let study = try queued(.analysis(analysis), after: known)
        try complete(study, in: upload.path)
        return study
    }

    /// A folder for files that are about to arrive.
    ///
    /// - Throws: `Failure` if the folder has no room for them, or writing fails.
    func beginUpload() throws(Failure) -> UploadFolder {
        let names = try names().filter { Self.number(of: $0) != nil }
        try requireFewStudies(names.count)
        let files = names.flatMap { name in UploadedAnalysis.File.allCases.map { "\(path)/\(name)/\($0.rawValue)" } }
        let bytes = files.reduce(0) { $0 + Self.size(of: $1) }
        guard bytes + UploadLimits.largestFiles <= UploadLimits.largestFolder else {
            throw Failure(
                .cannotCreate,
                """
                The files of the studies in \(path) reach \(UploadLimits.largestFolder >> 30) GiB, the most that the server \
                keeps. Move some studies away.
                """)
        }
        return try UploadFolder(in: path)
    }

    private static func size(of file: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
