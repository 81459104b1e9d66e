import MemoryExperiment
import Report
import Support

/// One look at a study.
struct StudyStatus: Sendable {
    /// The study.
    let study: Study
    /// How far its sweep is; nil where it does not run.
    let snapshot: SweepProgress.Snapshot?
    /// The time since its sweep began.
    let elapsed: Duration
    /// How many of its runs its journal holds; nil where they are not counted yet.
    let runsKept: Int?

    init(_ study: Study, runsKept: Int?, snapshot: SweepProgress.Snapshot? = nil, elapsed: Duration = .zero) {
        self.study = study
        self.runsKept = runsKept
        self.snapshot = snapshot
        self.elapsed = elapsed
    }

    /// The part of the work that is done, 0…1.
    var fraction: Double {
        // A sweep counts only what it found missing, and a study that goes on would begin at nothing.
        if study.state == .running, let snapshot, snapshot.runsPlanned > 0 {
            let done = Double(snapshot.runsFound) + snapshot.fraction * Double(snapshot.runsAsked)
            return done / Double(snapshot.runsPlanned)
        }
        let runs = study.experiment.runCount
        return runs > 0 ? min(1, Double(runsDone) / Double(runs)) : 0
    }

    /// How many runs are done; nil where that is not known yet.
    private var runsKnown: Int? {
        if let snapshot, snapshot.runsPlanned > 0 { return snapshot.runsDone }
        return runsKept
    }

    /// How many runs are done.
    var runsDone: Int {
        // What has finished is whole until it is known to be otherwise.
        runsKnown ?? (study.state == .finished ? study.experiment.runCount : 0)
    }

    /// The runs that are done among all, such as `52 of 200`.
    private var counts: String { "\(runsDone.grouped) of \(study.experiment.runCount.grouped)" }

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
                let rest = snapshot.remaining(after: elapsed).map { ", about \($0.inWords) left" } ?? ""
                return "\(counts) runs, \(percent)\u{A0}% of the work\(rest)."
            } ?? "It goes on as soon as the studies before it are done."
        case .stopped where runsKnown == nil: "It was stopped, and can go on where it was."
        case .stopped: "It was stopped after \(counts) runs, and can go on where it was."
        case .missing(let sentence): sentence
        case .finished where runsDone < study.experiment.runCount:
            "It finished, but its journal holds \(counts) runs. Put the others back, or begin the experiment as a new study."
        case .finished where !hasReport: "It finished, but its report is gone from its folder."
        case .finished where study.experiment.runCount == 1: "Its 1 run and the report are there."
        case .finished: "All \(study.experiment.runCount.grouped) runs and the report are there."
        case .failed(let message): message
        }
    }
}
