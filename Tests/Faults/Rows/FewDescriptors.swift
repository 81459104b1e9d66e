import Foundation

/// Runs a sweep with very few descriptors.
struct FewDescriptors: Fault {
    static let name = "few-descriptors"
    var name: String { Self.name }
    let about = "a sweep may have no more than 4 to 31 files open"
    let goal = 150

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let beginning = trial.draws.one(of: laboratory.beginnings)
        let limit = trial.draws.int(4..<32)
        try beginning.place(at: trial.journal)
        var command = laboratory.sweep(laboratory.whole, in: trial.journal)
        command.limits = "ulimit -n \(limit)"
        var harm = Harm()
        harm.expectAnEnd("a sweep with \(limit) descriptors", try command.run(recording: trial.record("limited")))
        let acknowledged = beginning.records(of: laboratory.whole)
        try trial.aftermath(of: trial.journal, acknowledged: acknowledged, harm: &harm)
        return harm
    }
}
