import Foundation
import TestSupport

extension TemporaryFolder {
    /// The names of the journal's files, `part-…` and `shard-…` without their random parts.
    var journalNames: [String] {
        get throws {
            try names.map { $0.replacing(/-[0-9a-f]{32}\.jsonl/, with: ".jsonl") }
        }
    }

    /// The full names of parts and shards.
    var parts: [String] {
        get throws { try names.filter { $0.hasPrefix("part-") || $0.hasPrefix("shard-") } }
    }

    /// The name of the only part or shard.
    var part: String {
        get throws {
            let parts = try parts
            guard parts.count == 1 else { throw TestError(description: "\(parts) is not one part") }
            return parts[0]
        }
    }
}

/// An error after which a test cannot continue.
struct TestError: Error, CustomStringConvertible {
    let description: String
}
