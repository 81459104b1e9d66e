import MemoryExperiment
import Report

/// One look at a study.
struct StudyStatus: Sendable {
    /// The study.
    let study: Study
    /// How far its sweep is; nil where it does not run.
    let snapshot: SweepProgress.Snapshot?
    /// The time since its sweep began.
    let elapsed: Duration
    /// How many runs its journal holds, as far as that is known.
    let runsKept: Int

    init(_ study: Study, runsKept: Int, snapshot: SweepProgress.Snapshot? = nil, elapsed: Duration = .zero) {
        self.study = study
        self.runsKept = runsKept
        self.snapshot = snapshot
        self.elapsed = elapsed
    }

    /// The part of the work that is done, 0…1.
    var fraction: Double {
        if let snapshot { return snapshot.runsPlanned > 0 ? snapshot.fraction : 0 }
        switch study.state {
        case .finished: return 1
        case .missing: return 0
        case .queued, .running, .stopped, .failed:
            let runs = study.experiment.runCount
            return runs > 0 ? min(1, Double(runsKept) / Double(runs)) : 0
        }
    }

    /// How many runs are done.
    var runsDone: Int { snapshot?.runsDone ?? runsKept }

    /// The part of the work that is done in whole percent, 100 only when all of it is.
    var percent: Int { Int((fraction * 100).rounded(.down)) }

    /// Whether there is a report, of all or some of its runs.
    var hasReport: Bool { WrittenReport.isThere(in: study.output) }

    /// How far the study is, in a sentence.
    var sentence: String {
        switch study.state {
        case .queued: "It waits for the studies before it."
        case .running:
            snapshot.map { snapshot in
                guard snapshot.runsPlanned > 0 else { return "Its journal is being read." }
                guard snapshot.runsFinished < snapshot.runsAsked else { return "Its report is being written." }
                return snapshot.line(after: elapsed).capitalizedFirst + "."
            } ?? "It goes on as soon as the studies before it are done."
        case .stopped: "It was stopped, and can go on where it was."
        case .missing: "Its folder is gone. Put it back, or begin the experiment as a new study."
        case .finished where !hasReport: "It finished, but its report is gone from its folder."
        case .finished where study.experiment.runCount == 1: "Its 1 run and the report are there."
        case .finished: "All \(study.experiment.runCount.grouped) runs and the report are there."
        case .failed(let message): message
        }
    }
}
