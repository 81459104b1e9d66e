import Foundation
import MemoryExperiment

/// A file that the user asked for by its path.
struct ResultFile {
    private let path: String

    /// The file at `path`, not yet written.
    init(_ path: String) { self.path = path }

    /// Replaces the file whole: it is written aside and renamed. What is not a plain file, such as a pipe, is written to
    /// as it is.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` where it cannot be written.
    func write(_ bytes: [UInt8]) throws(Failure) {
        try SystemError.reporting(.cannotCreate, "\(path) cannot be written") { () throws(SystemError) in
            try SystemError.catching {
                let url = URL(fileURLWithPath: path)
                let type = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
                let isPlain = type?.isRegularFile ?? true
                try Data(bytes).write(to: url, options: isPlain ? .atomic : [])
            }
        }
    }
}
