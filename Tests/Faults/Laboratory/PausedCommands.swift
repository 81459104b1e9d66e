import Foundation

/// The commands that join the files of a journal, each paused before one of its calls while something else happens.
struct PausedCommands: Sendable {
    /// A command with the number of one of its calls.
    typealias Case = (scenario: Scenario, call: Int)

    /// Every call of every command.
    let cases: [Case]
    private let interposer: Interposer

    /// Finds the calls of the commands that join files.
    ///
    /// - Parameter name: The name of the row, for scratch files.
    init(for name: String, in laboratory: Laboratory) throws(Trouble) {
        interposer = try laboratory.interposer.get()
        let compacted = Beginning(name: "a compacted journal", files: ["runs.jsonl": laboratory.small.bytes])
        let joining = laboratory.beginnings.filter { $0.files.count > 1 } + [compacted]
        var scenarios = joining.map { beginning in
            Scenario(name: "sweep of \(beginning.name)", beginning: beginning) { $0.sweep($0.small, in: $1) }
        }
        if laboratory.hasJournalCommands {
            scenarios += joining.map { beginning in
                Scenario(name: "merge of \(beginning.name)", beginning: beginning) {
                    $0.journal("merge", $1, options: ["--dead"])
                }
            }
        }
        var cases: [Case] = []
        for scenario in scenarios {
            let calls = try scenario.calls(in: laboratory, with: interposer, scratch: "\(laboratory.folder)/\(name)")
            cases += calls.map { (scenario, $0.number) }
        }
        self.cases = cases
    }

    /// Runs a command and does something else while it is paused.
    func run(_ paused: Case, in trial: Trial, _ body: () throws(Trouble) -> Void) throws(Trouble) -> Outcome {
        let signal = trial.record("pause")
        let process = try interposer.disturb(
            paused.scenario.command(trial.laboratory, trial.journal), on: trial.journal,
            action: (.pause(signal), at: paused.call)
        ).start(recording: trial.record("joining"))
        // A process that makes fewer calls than expected ends without reaching the pause.
        let end = Clock.seconds + 5
        while Files.bytes(of: signal + ".here") == nil, Clock.seconds < end, !process.hasEnded { usleep(300) }
        try body()
        try Files.write(Data(), to: signal + ".go")
        return process.wait()
    }

    /// The harm that a paused command and the next sweep do.
    ///
    /// - Parameters:
    ///   - paused: The command.
    ///   - outcome: Its outcome.
    ///   - way: The way in which the row has interfered, for the note.
    ///   - acknowledged: The records that must exist.
    func harm(
        of paused: Case, _ outcome: Outcome, way: Int, acknowledged: Set<Int>, in trial: Trial
    ) throws(Trouble) -> Harm {
        var harm = Harm()
        harm.expect("the \(paused.scenario.name)", outcome)
        try trial.aftermath(of: trial.journal, acknowledged: acknowledged, harm: &harm)
        if !harm.isNone { harm.notes.append("before call \(paused.call) of a \(paused.scenario.name), in way \(way)") }
        return harm
    }
}
