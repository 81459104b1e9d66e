import Foundation

/// Makes every read and write transfer half of the requested bytes.
struct ShortTransfer: Fault {
    static let name = "short-transfer"
    var name: String { Self.name }
    let about = "every read and write transfers half of what it is asked for"
    let goal = 60

    private let interposer: Interposer
    private let scenarios: [Scenario]

    /// Lists the commands that write.
    init(in laboratory: Laboratory) throws(Trouble) {
        interposer = try laboratory.interposer.get()
        scenarios = Scenario.all(in: laboratory)
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let scenario = trial.oneCase(of: scenarios)
        try scenario.beginning.place(at: trial.journal)
        let command = interposer.disturb(
            scenario.command(trial.laboratory, trial.journal), on: trial.journal, settings: ["FAULTS_SHORT": "1"])
        var harm = Harm()
        harm.expect("the \(scenario.name)", try command.run(recording: trial.record("short")))
        try trial.finish(scenario, harm: &harm)
        return harm
    }
}
