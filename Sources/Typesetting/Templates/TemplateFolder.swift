import Foundation
import Support

/// The files of a template folder, read within bounds.
struct TemplateFolder: Sendable {
    /// The ending of a template's file name.
    static let ending = ".mustache"
    /// The largest file that is read, in bytes.
    static let maximumFileSize = 256 * 1_024
    /// How many files a folder may hold.
    static let maximumFileCount = 200

    /// The folder's path.
    let path: String
    /// The text of every file by its path below the folder, templates without their ending.
    let texts: [String: String]

    /// Reads `*.mustache`, the style sheet and the script, in the folder itself and in the folders directly inside.
    ///
    /// - Throws: `Failure` naming the file that is missing, too large or not UTF-8.
    package init(path: String) throws(Failure) {
        self.path = path
        var texts: [String: String] = [:]
        for name in try Self.fileNames(in: path) {
            guard texts.count < Self.maximumFileCount else {
                throw Failure(.data, "\(path) holds more than \(Self.maximumFileCount) templates.")
            }
            let key = name.hasSuffix(Self.ending) ? String(name.dropLast(Self.ending.count)) : name
            texts[key] = try BoundedFile.text(at: "\(path)/\(name)", limit: Self.maximumFileSize)
        }
        self.texts = texts
    }

    private static func fileNames(in path: String) throws(Failure) -> [String] {
        var names: [String] = []
        for name in try entries(of: path) {
            if isWanted(name) {
                names.append(name)
            } else if isDirectory("\(path)/\(name)"), !name.hasPrefix(".") {
                names += try entries(of: "\(path)/\(name)").filter(isWanted).map { "\(name)/\($0)" }
            }
        }
        return names
    }

    private static func isWanted(_ name: String) -> Bool {
        (name.hasSuffix(ending) || [TemplateLibrary.styleSheetName, TemplateLibrary.scriptName].contains(name))
            && !name.hasPrefix(".")
    }

    private static func entries(of path: String) throws(Failure) -> [String] {
        try SystemError.reporting(.missingInput, "The templates folder \(path) cannot be read") {
            () throws(SystemError) in try HeldFolder(at: path).names().sorted()
        }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}
