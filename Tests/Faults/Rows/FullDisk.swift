import Foundation

/// Fills the disk, or reaches the file-size limit, at any byte.
struct FullDisk: Fault {
    static let name = "full-disk"
    var name: String { Self.name }
    let about = "the disk is full, or a file at its size limit, after a random number of bytes"
    let goal = 400

    private let interposer: Interposer
    private let scenarios: [Scenario]

    /// Lists the commands that write.
    init(in laboratory: Laboratory) throws(Trouble) {
        interposer = try laboratory.interposer.get()
        scenarios = Scenario.all(in: laboratory)
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let scenario = trial.draws.one(of: scenarios)
        try scenario.beginning.place(at: trial.journal)
        let plain = scenario.command(laboratory, trial.journal)
        let room = trial.draws.int(0..<laboratory.whole.bytes.count * 2)
        var command = plain
        switch trial.draws.int(0..<3) {
        case 0:
            // In blocks of 512 bytes; the signal is ignored, so that writes fail with EFBIG.
            command.limits = "trap '' XFSZ && ulimit -f \(room / 1_024)"
        case 1:
            command.limits = "ulimit -f \(room / 1_024)"
        default:
            command = interposer.disturb(plain, on: trial.journal, settings: ["FAULTS_SPACE": String(room)])
        }
        var harm = Harm()
        let outcome = try command.run(recording: trial.record("full"))
        harm.expectAnEnd("the \(scenario.name)", outcome, orSignals: [SIGXFSZ])
        try trial.finish(scenario, harm: &harm)
        if !harm.isNone { harm.notes.append("\(room) bytes were left for a \(scenario.name)") }
        return harm
    }
}
