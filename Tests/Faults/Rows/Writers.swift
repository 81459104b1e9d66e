import Foundation

/// Runs several sweeps on one journal concurrently.
struct Writers: Fault {
    /// The behaviour of locks on the file system.
    enum Locks: String, Sendable {
        /// They lock.
        case sound = "writers"
        /// They succeed but do nothing, as on some network file systems.
        case idle = "writers-idle-locks"
        /// They are refused.
        case missing = "writers-no-locks"

        /// The name of the row.
        var rowName: String { rawValue }
    }

    private let locks: Locks
    private let interposer: Interposer?
    var name: String { locks.rowName }

    var about: String {
        switch locks {
        case .sound: "two or three sweeps into one journal at once, some of them killed"
        case .idle: "the same where locks succeed and lock nothing (NFS)"
        case .missing: "the same where locks are refused (Lustre)"
        }
    }

    var goal: Int {
        switch locks {
        case .sound, .idle: 500
        case .missing: 250
        }
    }

    /// The row for one kind of locks.
    init(_ locks: Locks, in laboratory: Laboratory) throws(Trouble) {
        self.locks = locks
        interposer =
            switch locks {
            case .sound: nil
            case .idle, .missing: try laboratory.interposer.get()
            }
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let (laboratory, whole) = (trial.laboratory, trial.laboratory.whole)
        let beginning = trial.draws.one(of: laboratory.beginnings)
        try beginning.place(at: trial.journal)
        let settings = settings(&trial.draws)
        let victim = trial.draws.chance(0.3) ? 0 : nil
        var writers: [RunningProcess] = []
        for index in 0..<(trial.draws.chance(0.2) ? 3 : 2) {
            let options = ["--threads", trial.draws.chance(0.7) ? "1" : "2"]
            var command = laboratory.sweep(whole, in: trial.journal, options: options)
            if let interposer { command = interposer.disturb(command, on: trial.journal, settings: settings) }
            writers.append(try command.start(recording: trial.record("writer-\(index)")))
            usleep(useconds_t(trial.draws.fraction() * 0.7 * laboratory.sweepTime * 1e6))
        }
        if let victim { writers[victim].send(SIGKILL) }
        var harm = Harm()
        for (index, writer) in writers.enumerated() {
            let outcome = writer.wait()
            if index == victim {
                harm.expectAnEnd("the writer that is killed", outcome, orSignals: [SIGKILL])
            } else {
                harm.expect("a writer", outcome)
            }
        }
        // Each writer that exits with 0 has acknowledged all runs.
        let acknowledged = harm.isNone ? Set(0..<whole.count) : beginning.records(of: whole)
        try trial.aftermath(of: trial.journal, acknowledged: acknowledged, harm: &harm)
        if !harm.isNone { harm.notes.append("\(writers.count) writers of \(beginning.name), \(settings)") }
        return harm
    }

    private func settings(_ draws: inout Draws) -> [String: String] {
        // The magic numbers of NFS and Lustre; half of the file systems do not identify themselves.
        switch locks {
        case .sound: [:]
        case .idle:
            ["FAULTS_LOCKS": "nothing"].merging(draws.chance(0.5) ? ["FAULTS_TYPE": "0x6969"] : [:]) { $1 }
        case .missing:
            ["FAULTS_LOCKS": String(draws.one(of: [ENOLCK, EOPNOTSUPP, ENOSYS]))]
                .merging(draws.chance(0.5) ? ["FAULTS_TYPE": "0x0bd00bd0"] : [:]) { $1 }
        }
    }
}
