import Foundation

/// Kills reports at any time.
struct KilledReport: Fault {
    static let name = "killed-report"
    var name: String { Self.name }
    let about = "a report, or its second edition, ends by SIGKILL at a random time; the next is whole, and no more"
    let goal = 60

    private let expected: [String: Data?]
    private let time: Double

    /// Writes the report undisturbed.
    init(in laboratory: Laboratory) throws(Trouble) {
        let start = Clock.seconds
        expected = try TwoReports.undisturbed([[]], in: laboratory)[0]
        time = Clock.seconds - start
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let output = trial.record("work/report")
        try Files.makeFolder(trial.record("work"))
        let report = laboratory.report(of: "\(laboratory.folder)/small", to: output)
        var harm = Harm()
        if trial.draws.chance(0.3) {
            let other = laboratory.report(
                of: "\(laboratory.folder)/small", to: output, options: ["--theme", "slides"])
            harm.expect("a report", try other.run(recording: trial.record("first"), patience: 120))
        }
        let process = try report.start(recording: trial.record("killed"))
        usleep(useconds_t(trial.draws.fraction() * 1.2 * time * 1e6))
        process.send(SIGKILL)
        harm.expectAnEnd("the report that is killed", process.wait(), orSignals: [SIGKILL])
        harm.expect("the next report", try report.run(recording: trial.record("next"), patience: 120))
        let found = Files.tree(output)
        if found != expected {
            let differing = Set(found.keys).symmetricDifference(expected.keys).union(
                found.keys.filter { found[$0] != expected[$0] })
            harm.find("the next report differs in \(differing.sorted().prefix(5).joined(separator: ", "))")
        }
        return harm
    }
}
