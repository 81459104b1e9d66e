import Foundation

/// Reads a journal repeatedly while others write and compact it.
struct Reading: Fault {
    static let name = "reading"
    var name: String { Self.name }
    let about = "tables are made of a journal while sweeps grow and compact it"
    let goal = 200

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        // Each contains a whole plan, so there is always a table.
        let small = laboratory.whole.records(of: laboratory.small.bytes)
        let readable = laboratory.beginnings.filter { $0.records(of: laboratory.whole).isSuperset(of: small) }
        let beginning = trial.draws.one(of: readable)
        try beginning.place(at: trial.journal)
        let table = Command(words: [
            laboratory.program, "table", "cells", "--format", "csv", "--journal", trial.journal,
        ])
        var harm = Harm()
        var readers: [RunningProcess] = []
        let sweep = try laboratory.sweep(laboratory.whole, in: trial.journal).start(recording: trial.record("sweep"))
        for index in 0..<4 {
            usleep(useconds_t(trial.draws.fraction() * 0.5 * laboratory.sweepTime * 1e6))
            readers.append(try table.start(recording: trial.record("reader-\(index)")))
        }
        for reader in readers {
            let outcome = reader.wait()
            // The plan may already be the larger one, with only some of its runs finished.
            let lacking = outcome.diagnostics.firstMatch(of: /lacks ([0-9]+) runs of the 24/).flatMap { Int($0.1) }
            if outcome.ending == .exited(65), let lacking {
                let surplus = lacking - (laboratory.whole.count - beginning.records(of: laboratory.whole).count)
                harm.lose(surplus, "a reader has overlooked \(surplus) records")
            } else {
                harm.expect("a reader", outcome)
            }
        }
        harm.expect("the sweep", sweep.wait())
        let acknowledged = Set(0..<laboratory.whole.count)
        try trial.aftermath(of: trial.journal, acknowledged: acknowledged, harm: &harm)
        return harm
    }
}
