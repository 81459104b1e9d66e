import Foundation
import Testing

extension Program.Running {
    /// Waits until a file in a folder has at least `count` whole lines.
    ///
    /// - Returns: Whether the process is still at work then.
    func waits(forLines count: Int, of file: String, in folder: Scratch) async throws -> Bool {
        while isRunning {
            let lines = folder.text(of: file)?.utf8.count { $0 == UInt8(ascii: "\n") } ?? 0
            if lines >= count { return true }
            try await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
}
