import Foundation
import TestSupport

/// The project's own templates.
enum ProjectTemplates {
    static let folder = "\(PackageFolder.path)/templates"
}

extension TemporaryFolder {
    /// A copy of another folder's files.
    convenience init(copying folder: String) throws {
        try self.init()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(path)/\(name)")
        }
    }

    /// The texts of all files directly in the folder, concatenated.
    func texts() throws -> String {
        try names.map(text(of:)).joined(separator: "\n")
    }
}
