import Foundation

/// Adds to the journal in an output folder while a report of a smaller copy is written there.
struct GrownReport: Fault {
    static let name = "grown-report"
    var name: String { Self.name }
    let about = "a report of a copied journal is written over one that a sweep grows meanwhile"
    let goal = 80

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let (laboratory, whole) = (trial.laboratory, trial.laboratory.whole)
        let output = trial.record("work/report")
        let (copy, grown) = (trial.record("work/copy"), "\(output)/journal")
        let beginning = Beginning(name: "compacted", files: ["runs.jsonl": laboratory.small.bytes])
        try beginning.place(at: copy)
        try beginning.place(at: grown)
        let report = try laboratory.report(of: copy, to: output).start(recording: trial.record("report"))
        usleep(useconds_t(trial.draws.fraction() * 8e5))
        var harm = Harm()
        let sweep = try laboratory.sweep(whole, in: grown).run(recording: trial.record("sweep"))
        harm.expectAnEnd("the sweep", sweep)
        harm.expectAnEnd("the report", report.wait(patience: 120))
        let acknowledged = sweep.ending == .exited(0) ? Set(0..<whole.count) : beginning.records(of: whole)
        try trial.aftermath(of: grown, acknowledged: acknowledged, harm: &harm)
        return harm
    }
}
