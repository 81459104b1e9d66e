import Foundation

/// Kills sweeps at any time.
struct RandomKill: Fault {
    static let name = "random-kill"
    var name: String { Self.name }
    let about = "up to three sweeps in a row end by SIGKILL at random times"
    let goal = 1_200

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let beginning = trial.draws.one(of: laboratory.beginnings)
        var harm = Harm()
        try beginning.place(at: trial.journal)
        var acknowledged = beginning.records(of: laboratory.whole)
        for round in 0..<trial.draws.int(1..<4) {
            let options = ["--threads", trial.draws.chance(0.5) ? "1" : "2"]
            let process = try laboratory.sweep(laboratory.whole, in: trial.journal, options: options)
                .start(recording: trial.record("killed-\(round)"))
            usleep(useconds_t(trial.draws.fraction() * 1.3 * laboratory.sweepTime * 1e6))
            // Records seen while the program is running must persist.
            acknowledged.formUnion(laboratory.whole.records(in: trial.journal))
            process.send(SIGKILL)
            harm.expectAnEnd("the sweep that is killed", process.wait(), orSignals: [SIGKILL])
        }
        try trial.aftermath(of: trial.journal, acknowledged: acknowledged, harm: &harm)
        return harm
    }
}
