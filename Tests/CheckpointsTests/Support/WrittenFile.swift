import Foundation
import TestSupport

/// A file that lives as long as this value.
struct WrittenFile {
    let path: String
    private let folder: TemporaryFolder

    init(_ bytes: [UInt8], name: String = "written.bin") throws {
        folder = try TemporaryFolder()
        path = folder.path(of: name)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}
