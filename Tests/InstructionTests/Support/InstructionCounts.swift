import TestSupport
import Testing

/// The number of instructions per unit of each workload.
struct InstructionCounts {
    /// The numbers by the workloads' names.
    let perUnit: [String: Int]

    /// Counts the workloads of the built program under callgrind.
    ///
    /// The program passes a boundary before, between and after two sections of a workload; the second section does the
    /// same units once more. Callgrind writes the count of each section into a separate file. The difference excludes
    /// program startup and whatever a workload does once.
    static func measured() async throws -> InstructionCounts {
        let valgrind = try #require(Tool(named: "valgrind"), "valgrind is not installed")
        let workloads = try #require(Tool.workloads, "instruction-workloads is not built")
        let folder = try TemporaryFolder()
        let outcome = try await valgrind.run(
            [
                "--quiet", "--tool=callgrind", "--dump-before=*sectionBoundary*",
                "--callgrind-out-file=\(folder.path(of: "section"))", workloads.path,
            ],
            // Randomly seeded hashes would make the instruction counts of dictionaries vary.
            environment: ["SWIFT_DETERMINISTIC_HASHING": "1"])
        try #require(outcome.isSuccess, "\(outcome.diagnostics)")

        var perUnit: [String: Int] = [:]
        for line in outcome.output.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2)
            try #require(words.count == 3, "instruction-workloads printed: \(line)")
            let boundary = try #require(Int(words[0]))
            let units = try #require(Int(words[1]))
            let once = try total(of: folder.text(of: "section.\(boundary - 1)"))
            let twice = try total(of: folder.text(of: "section.\(boundary)"))
            perUnit[String(words[2])] = (twice - once + units / 2) / units
        }
        return InstructionCounts(perUnit: perUnit)
    }

    /// The total number of instructions in a callgrind file.
    private static func total(of file: String) throws -> Int {
        let line = try #require(file.split(separator: "\n").first { $0.hasPrefix("summary: ") })
        return try #require(Int(line.dropFirst("summary: ".count)))
    }
}
