import Foundation

/// Makes every call of every command that changes a journal fail.
struct CallError: Fault {
    static let name = "call-error"
    var name: String { Self.name }
    let about = "every system call of sweeps, merges and repairs fails, or is carried out and said to have failed"
    var goal: Int { cases.count }

    private let interposer: Interposer
    private let scenarios: [Scenario]
    private let cases: [(scenario: Int, call: Call, action: Interposer.Action)]

    /// Finds the calls of every command.
    init(in laboratory: Laboratory) throws(Trouble) {
        interposer = try laboratory.interposer.get()
        scenarios = Scenario.all(in: laboratory)
        var cases: [(scenario: Int, call: Call, action: Interposer.Action)] = []
        for (index, scenario) in scenarios.enumerated() {
            let scratch = "\(laboratory.folder)/\(Self.name)"
            for call in try scenario.calls(in: laboratory, with: interposer, scratch: scratch) {
                cases += Self.errors(of: call.name).map { (index, call, $0) }
            }
        }
        self.cases = cases
    }

    /// The ways in which a call can fail.
    private static func errors(of call: String) -> [Interposer.Action] {
        switch call {
        case "write": [.fail(EIO), .fail(ENOSPC), .fail(EDQUOT), .fail(EINTR)]
        case "create", "mkdir", "link": [.fail(EACCES), .fail(ENOSPC), .fail(EMFILE), .lie(EIO)]
        case "open", "openfolder", "opendir": [.fail(EACCES), .fail(EMFILE), .fail(EIO)]
        case "lock": [.fail(ENOLCK), .fail(EOPNOTSUPP), .fail(EINTR)]
        case "rename", "unlink": [.fail(EIO), .fail(EACCES), .lie(EIO)]
        case "sync": [.fail(EIO), .fail(ENOSPC), .lie(EIO)]
        default: [.fail(EIO)]
        }
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let (index, call, action) = trial.oneCase(of: cases)
        let scenario = scenarios[index]
        try scenario.beginning.place(at: trial.journal)
        let command = interposer.disturb(
            scenario.command(laboratory, trial.journal), on: trial.journal, action: (action, at: call.number))
        var harm = Harm()
        harm.expectAnEnd("the \(scenario.name)", try command.run(recording: trial.record("refused")))
        try trial.finish(scenario, harm: &harm)
        if !harm.isNone { harm.notes.append("\(action) of call \(call.number), \(call.name), in a \(scenario.name)") }
        return harm
    }
}
