import Foundation

/// What is prepared once for all tries: the program, tiny experiments, their undisturbed journals.
struct Laboratory: Sendable {
    /// The path of the program under test.
    let program: String
    /// A folder of templates beside the program, if there is one.
    let templates: String?
    /// The folder for everything.
    let folder: String
    /// The library that makes calls fail, or the reason why there is none.
    let interposer: Result<Interposer, Trouble>
    /// A plan of 16 runs.
    let small: Reference
    /// A plan of 24 runs of the same protocol.
    private(set) var whole: Reference
    /// The initial journals of the commands.
    private(set) var beginnings: [Beginning] = []
    /// The files of two shards of `whole`, by name.
    private(set) var halves: [String: Data] = [:]
    /// Whether the program has the commands `journal check`, `repair` and `merge`.
    let hasJournalCommands: Bool
    /// The duration of an undisturbed sweep, in seconds.
    let sweepTime: Double

    /// Prepares a laboratory in a new folder.
    init(program: String, in folder: String) throws(Trouble) {
        self.program = program
        self.folder = folder
        let beside = (program as NSString).deletingLastPathComponent + "/templates"
        templates = Files.names(in: beside).isEmpty ? nil : beside
        try Files.makeFolder(folder)
        do throws(Trouble) {
            interposer = .success(try Interposer(in: folder))
        } catch {
            interposer = .failure(error)
        }
        let help = try Command(words: [program, "journal", "check", "--help"]).run(recording: "\(folder)/help")
        hasJournalCommands = help.output.contains("rnn-memory journal check")
        let start = Clock.seconds
        small = try Self.reference("small", runs: 2, program: program, in: folder)
        sweepTime = Clock.seconds - start
        whole = try Self.reference("whole", runs: 3, program: program, in: folder)
        whole.headers.formUnion(small.headers)
        let thirds = try shards(3)
        halves = try shards(2)
        for file in [thirds, halves].flatMap(\.values) { whole.headers.formUnion(Lines(file).whole.prefix(1)) }
        beginnings = Beginning.all(small: small, whole: whole, shards: thirds)
        try calibrate()
    }

    /// The text of an experiment that takes a few milliseconds.
    private static func experiment(_ name: String, runs: Int) -> String {
        """
        name: \(name)
        inputSizes: [1, 2]
        hiddenSizes: [1, 2]
        runs: \(runs)
        steps: 200
        divergentSteps: 8
        lyapunov: false
        criteria: [cosine, bitwise-state]

        """
    }

    private static func reference(
        _ name: String, runs: Int, program: String, in folder: String
    ) throws(Trouble) -> Reference {
        let (file, journal) = ("\(folder)/\(name).yaml", "\(folder)/\(name)")
        // The plans share a name, so a larger one continues the journal of a smaller one.
        try Files.write(Data(experiment("tiny", runs: runs).utf8), to: file)
        let command = Command(words: [program, "sweep", "--experiment", file, "--journal", journal])
        let outcome = try command.run(recording: journal)
        guard outcome.ending == .exited(0) else { throw Trouble("An undisturbed sweep \(outcome.summary)") }
        let reference = Reference(experiment: file, bytes: try Files.read("\(journal)/runs.jsonl"))
        guard reference.count == runs * 8 else {
            throw Trouble("\(journal)/runs.jsonl holds \(reference.count) records instead of \(runs * 8).")
        }
        return reference
    }

    /// The files that sweeps of `count` shards leave.
    private func shards(_ count: Int) throws(Trouble) -> [String: Data] {
        var files: [String: Data] = [:]
        for index in 1...count {
            // In separate folders, otherwise the last sweep would join them.
            let journal = "\(folder)/shard-\(index)-of-\(count)"
            let command = sweep(whole, in: journal, options: ["--shard", "\(index)/\(count)"])
            let outcome = try command.run(recording: journal)
            guard outcome.ending == .exited(0) else { throw Trouble("An undisturbed shard \(outcome.summary)") }
            for name in Files.names(in: journal) where JournalName.isOne(name) {
                files[name] = try Files.read("\(journal)/\(name)")
            }
        }
        guard files.count == count else { throw Trouble("\(count) shards left \(files.count) files.") }
        return files
    }

    /// Checks that the harness understands the program's messages, and that its own reading counts the right records.
    private func calibrate() throws(Trouble) {
        for beginning in beginnings {
            let journal = "\(folder)/calibration/journal"
            try beginning.place(at: journal)
            let present = whole.records(in: journal).count
            let outcome = try sweep(whole, in: journal).run(recording: "\(folder)/calibration/sweep")
            let computed = Self.computed(outcome)
            guard computed == whole.count - present, Files.bytes(of: "\(journal)/runs.jsonl") == whole.bytes else {
                throw Trouble(
                    """
                    An undisturbed sweep of \(beginning.name), which holds \(present) of \(whole.count) records, says \
                    that it computes \(computed.map(String.init) ?? "nothing") and leaves other bytes or another \
                    number than expected; it \(outcome.summary)
                    """)
            }
            Files.remove("\(folder)/calibration")
        }
    }

    /// The sweep of a reference's experiment into a folder.
    func sweep(_ reference: Reference, in journal: String, options: [String] = ["--threads", "1"]) -> Command {
        Command(words: [program, "sweep", "--experiment", reference.experiment, "--journal", journal] + options)
    }

    /// A report of a journal.
    func report(of journal: String, to output: String, options: [String] = []) -> Command {
        let look = templates.map { ["--templates", $0] } ?? []
        return Command(words: [program, "report", "--journal", journal, "--output", output] + look + options)
    }

    /// One of the commands on journals.
    func journal(_ command: String, _ journal: String, options: [String] = []) -> Command {
        Command(words: [program, "journal", command, journal] + options)
    }

    /// The repair of a journal, which may have lost every header.
    func repair(_ path: String) -> Command {
        journal("repair", path, options: ["--experiment", whole.experiment])
    }

    /// The number of runs that a sweep says it computes, or nil if it does not say.
    static func computed(_ outcome: Outcome) -> Int? {
        let text = outcome.diagnostics
        guard let said = text.firstMatch(of: /([0-9,]+) to compute/) else {
            return text.contains("holds all") ? 0 : nil
        }
        return Int(said.1.filter(\.isNumber))
    }
}
