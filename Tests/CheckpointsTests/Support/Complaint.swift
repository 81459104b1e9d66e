import Checkpoints
import Support

/// What opening a file and reading its only network complains about.
enum Complaint {
    /// The sentence, or `accepted`.
    static func about(_ bytes: [UInt8], named name: String? = nil) -> String {
        do {
            let checkpoint = try Checkpoint(of: MemoryBytes("written.bin", bytes))
            _ = try checkpoint.weights(of: checkpoint.module(named: name))
            return "accepted"
        } catch {
            return "\(error)"
        }
    }
}
