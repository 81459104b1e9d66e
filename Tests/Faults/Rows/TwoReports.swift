import Foundation

/// Writes two reports into one folder concurrently.
struct TwoReports: Fault {
    static let name = "two-reports"
    var name: String { Self.name }
    let about = "two reports are written into one folder at once: in the end one of them is there, whole"
    let goal = 50

    private let looks: [[String]] = [["--theme", "web"], ["--theme", "paper"]]
    private let expected: [[String: Data?]]

    /// Writes each report undisturbed.
    init(in laboratory: Laboratory) throws(Trouble) {
        expected = try Self.undisturbed(looks, in: laboratory)
    }

    /// The files of reports of the small journal with these options.
    static func undisturbed(_ looks: [[String]], in laboratory: Laboratory) throws(Trouble) -> [[String: Data?]] {
        var reports: [[String: Data?]] = []
        for options in looks {
            let output = "\(laboratory.folder)/undisturbed"
            let command = laboratory.report(of: "\(laboratory.folder)/small", to: output, options: options)
            let outcome = try command.run(recording: output)
            guard outcome.ending == .exited(0) else { throw Trouble("An undisturbed report \(outcome.summary)") }
            reports.append(Files.tree(output))
            Files.remove(output)
        }
        return reports
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let output = trial.record("work/report")
        try Files.makeFolder(trial.record("work"))
        var harm = Harm()
        var reports: [RunningProcess] = []
        for (index, options) in looks.enumerated() {
            let command = laboratory.report(of: "\(laboratory.folder)/small", to: output, options: options)
            reports.append(try command.start(recording: trial.record("report-\(index)")))
            usleep(useconds_t(trial.draws.fraction() * trial.draws.fraction() * 4e5))
        }
        // The second may be refused, but not because of anything the first has written.
        let outcomes = reports.map { $0.wait(patience: 120) }
        for outcome in outcomes { harm.expectAnEnd("a report", outcome) }
        let successes = outcomes.indices.filter { outcomes[$0].ending == .exited(0) }
        for outcome in outcomes where [.exited(66), .exited(74), .exited(70)].contains(outcome.ending) {
            harm.find("a report beside another \(outcome.summary)")
        }
        let found = Files.tree(output)
        if !successes.contains(where: { expected[$0] == found }) {
            harm.find("the folder holds neither report whole; \(outcomes.map(\.summary).joined(separator: ", "))")
        }
        return harm
    }
}
