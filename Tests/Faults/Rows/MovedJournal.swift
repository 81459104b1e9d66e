import Foundation

/// Moves `runs.jsonl` aside between two calls of a command that joins a journal's files, as another one does that is
/// killed before or after it puts its own in place.
struct MovedJournal: Fault {
    static let name = "moved-journal"
    var name: String { Self.name }
    let about =
        "`runs.jsonl` is moved aside, copied or replaced between two calls of a sweep or merge, as by another that is killed"
    let goal = 500

    private let commands: PausedCommands

    /// Finds the calls of the commands that join files.
    init(in laboratory: Laboratory) throws(Trouble) {
        commands = try PausedCommands(for: Self.name, in: laboratory)
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let paused = trial.oneCase(of: commands.cases)
        try paused.scenario.beginning.place(at: trial.journal)
        let runs = "\(trial.journal)/runs.jsonl"
        let names = ["1", "2"].map { "\(trial.journal)/part-\(String(repeating: $0, count: 32)).jsonl" }
        let way = trial.draws.int(0..<4)
        var acknowledged = paused.scenario.beginning.records(of: trial.laboratory.whole)
        let outcome = try commands.run(paused, in: trial) { () throws(Trouble) in
            acknowledged.formUnion(trial.laboratory.whole.records(in: trial.journal))
            guard let bytes = Files.bytes(of: runs) else { return }
            if way > 0 { try Files.write(bytes, to: names[1]) }
            try Files.move(runs, to: names[0])
            switch way {
            case 2: try Files.move(names[1], to: runs)
            case 3: try Files.hardLink(names[1], to: runs)
            default: break
            }
        }
        return try commands.harm(of: paused, outcome, way: way, acknowledged: acknowledged, in: trial)
    }
}
