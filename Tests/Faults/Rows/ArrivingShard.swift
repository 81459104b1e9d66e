import Foundation

/// Makes a shard arrive exactly between two calls of a sweep that joins a journal's files.
struct ArrivingShard: Fault {
    static let name = "arriving-shard"
    var name: String { Self.name }
    let about =
        "a shard is moved, copied or linked into the journal, or replaced, between two calls of a sweep or merge"
    let goal = 500

    private let commands: PausedCommands

    /// Finds the calls of the commands that join files.
    init(in laboratory: Laboratory) throws(Trouble) {
        commands = try PausedCommands(for: Self.name, in: laboratory)
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let (laboratory, whole) = (trial.laboratory, trial.laboratory.whole)
        let paused = trial.oneCase(of: commands.cases)
        try paused.scenario.beginning.place(at: trial.journal)
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

        let target = "\(trial.journal)/\(name)"
        let way = trial.draws.int(0..<3)
        let outcome = try commands.run(paused, in: trial) { () throws(Trouble) in
            switch way {
            case 0: try Files.move(arriving, to: target)
            case 1:
                Files.remove(target)
                try Files.hardLink(arriving, to: target)
            default:
                try Files.write(bytes, to: target + ".copy")
                try Files.move(target + ".copy", to: target)
            }
        }
        return try commands.harm(of: paused, outcome, way: way, acknowledged: acknowledged, in: trial)
    }
}
