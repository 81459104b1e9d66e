import Testing

/// How many instructions one unit of each workload takes.
struct InstructionCounts {
    /// The numbers by the workloads' names.
    let perUnit: [String: Int]

    /// Counts the workloads of the built program under callgrind.
    ///
    /// The program passes a boundary before, between and after two sections of a workload, of which the second does the
    /// same units once more, and callgrind writes what each section took into a file of its own. The difference of the
    /// two holds neither the start of the program nor what a workload does once.
    static func measured() async throws -> InstructionCounts {
        let valgrind = try #require(Tool(named: "valgrind"), "valgrind is not installed")
        let workloads = try #require(Tool.workloads, "instruction-workloads is not built")
        let folder = try TemporaryFolder()
        let outcome = try await valgrind.run(
            [
                "--quiet", "--tool=callgrind", "--dump-before=*sectionBoundary*",
                "--callgrind-out-file=\(folder.path(of: "section"))", workloads.path,
            ],
            // Hashes that differ from run to run would make dictionaries take different numbers of instructions.
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

    /// The number of instructions that a file of callgrind adds up to.
    private static func total(of file: String) throws -> Int {
        let line = try #require(file.split(separator: "\n").first { $0.hasPrefix("summary: ") })
        return try #require(Int(line.dropFirst("summary: ".count)))
    }
}
