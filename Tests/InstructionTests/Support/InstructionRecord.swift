import Foundation
import TestSupport

/// The recorded instruction counts, and the compiler that produced the code.
struct InstructionRecord: Codable {
    /// The first line of the compiler's version output.
    let compiler: String
    /// Instructions of one unit by the workload's name.
    let perUnit: [String: Int]

    /// The allowed growth of a count, as a fraction of the recorded one.
    static let allowedGrowth = 0.05

    /// How to accept new counts.
    static let advice = "If that is wanted, run script/record-instructions and commit what it writes."

    /// The problems with `counts`: each workload that grew too much, and names on one side only.
    func complaints(about counts: [String: Int]) -> [String] {
        Set(perUnit.keys).union(counts.keys).sorted().compactMap { name in
            switch (perUnit[name], counts[name]) {
            case (let recorded?, let counted?):
                guard Double(counted) > Double(recorded) * (1 + Self.allowedGrowth) else { return nil }
                let growth = Self.percent(from: recorded, to: counted)
                let allowed = Int((100 * Self.allowedGrowth).rounded())
                return "\(name): \(counted) instructions, \(recorded) recorded, \(growth) with \(allowed) % allowed."
            case (_?, nil): return "\(name): recorded, but no longer a workload."
            case (nil, _): return "\(name): not recorded."
            }
        }
    }

    /// A line for each workload of `counts`: its name, the recorded count, the new one and the change.
    func changes(to counts: [String: Int]) -> [String] {
        counts.sorted { $0.key < $1.key }.map { name, counted in
            guard let recorded = perUnit[name] else { return "\(name): \(counted), new" }
            return "\(name): \(recorded) → \(counted), \(Self.percent(from: recorded, to: counted))"
        }
    }

    private static func percent(from old: Int, to new: Int) -> String {
        let tenths = Int((1_000 * (Double(new) / Double(old) - 1)).rounded())
        return "\(tenths < 0 ? "−" : "+")\(abs(tenths) / 10).\(abs(tenths) % 10) %"
    }
}

extension InstructionRecord {
    /// The record's file in the source tree.
    private static let file = URL(
        fileURLWithPath: "\(PackageFolder.path)/Tests/InstructionTests/Recorded/instructions.json")

    /// The record in the source tree.
    static func read() throws -> InstructionRecord {
        try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    }

    /// Replaces the record in the source tree.
    func write() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: Self.file)
    }

    /// The first line of the installed compiler's version output, or nil if there is none.
    static func compilerAtHand() async throws -> String? {
        try await Tool(named: "swift")?.run(["--version"]).output.split(separator: "\n").first.map(String.init)
    }
}
