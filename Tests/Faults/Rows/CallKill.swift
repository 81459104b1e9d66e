import Foundation

/// Kills every command that changes a journal at each of its calls.
struct CallKill: Fault {
    static let name = "call-kill"
    var name: String { Self.name }
    let about = "SIGKILL before, in the middle of and after every system call of sweeps, merges and repairs"
    var goal: Int { cases.count }

    private let interposer: Interposer
    private let scenarios: [Scenario]
    private let cases: [(scenario: Int, call: Int, action: Interposer.Action)]

    /// Finds the calls of every command.
    init(in laboratory: Laboratory) throws(Trouble) {
        interposer = try laboratory.interposer.get()
        scenarios = Scenario.all(in: laboratory)
        var cases: [(scenario: Int, call: Int, action: Interposer.Action)] = []
        for (index, scenario) in scenarios.enumerated() {
            let scratch = "\(laboratory.folder)/\(Self.name)"
            for call in try scenario.calls(in: laboratory, with: interposer, scratch: scratch) {
                cases += [(index, call.number, .killBefore), (index, call.number, .killAfter)]
                if call.name == "write" { cases.append((index, call.number, .killInside(0))) }
            }
        }
        self.cases = cases
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let (index, call, planned) = trial.oneCase(of: cases)
        let scenario = scenarios[index]
        var action = planned
        if case .killInside = planned { action = .killInside(trial.draws.int(1..<1_000)) }
        try scenario.beginning.place(at: trial.journal)
        let command = interposer.disturb(
            scenario.command(laboratory, trial.journal), on: trial.journal, action: (action, at: call))
        var harm = Harm()
        let outcome = try command.run(recording: trial.record("killed"))
        harm.expectAnEnd("the \(scenario.name)", outcome, orSignals: [SIGKILL])
        try trial.finish(scenario, harm: &harm)
        if !harm.isNone { harm.notes.append("\(action) of call \(call) in a \(scenario.name)") }
        return harm
    }
}
