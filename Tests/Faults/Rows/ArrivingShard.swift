import Foundation

/// Makes a shard arrive exactly between two calls of a sweep that joins a journal's files.
struct ArrivingShard: Fault {
    static let name = "arriving-shard"
    var name: String { Self.name }
    let about =
        "a shard is moved, copied or linked into the journal, or replaced, between two calls of a sweep or merge"
    let goal = 500

    private let interposer: Interposer
    private let cases: [(scenario: Scenario, call: Int)]

    /// Finds the calls of the commands that join files.
    init(in laboratory: Laboratory) throws(Trouble) {
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
        var cases: [(scenario: Scenario, call: Int)] = []
        for scenario in scenarios {
            let scratch = "\(laboratory.folder)/\(Self.name)"
            let calls = try scenario.calls(in: laboratory, with: interposer, scratch: scratch)
            cases += calls.map { (scenario, $0.number) }
        }
        self.cases = cases
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let (laboratory, whole) = (trial.laboratory, trial.laboratory.whole)
        let (scenario, call) = trial.oneCase(of: cases)
        try scenario.beginning.place(at: trial.journal)
        let names = laboratory.halves.keys.sorted()
        guard let name = names.last, let bytes = laboratory.halves[name] else { return Harm() }
        let arriving = trial.record(name)
        try Files.write(bytes, to: arriving)
        if trial.draws.chance(0.3) {
            // An earlier state of the same shard is there already, as if shards were fetched more than once.
            try Files.makeFolder(trial.journal)
            try Files.write(Beginning.unclosed(bytes, of: whole), to: "\(trial.journal)/\(name)")
        }
        let acknowledged = whole.records(in: trial.journal).union(whole.records(of: bytes))

        let signal = trial.record("pause")
        let process = try interposer.disturb(
            scenario.command(laboratory, trial.journal), on: trial.journal, action: (.pause(signal), at: call)
        ).start(recording: trial.record("joining"))
        // A process that makes fewer calls than expected ends without reaching the pause.
        let end = Clock.seconds + 5
        while Files.bytes(of: signal + ".here") == nil, Clock.seconds < end, !process.hasEnded { usleep(300) }
        let target = "\(trial.journal)/\(name)"
        let way = trial.draws.int(0..<3)
        switch way {
        case 0: try Files.move(arriving, to: target)
        case 1:
            Files.remove(target)
            try Files.hardLink(arriving, to: target)
        default:
            try Files.write(bytes, to: target + ".copy")
            try Files.move(target + ".copy", to: target)
        }
        try Files.write(Data(), to: signal + ".go")
        var harm = Harm()
        harm.expect("the \(scenario.name)", process.wait())
        try trial.aftermath(of: trial.journal, acknowledged: acknowledged, harm: &harm)
        if !harm.isNone { harm.notes.append("before call \(call) of a \(scenario.name), in way \(way)") }
        return harm
    }
}
