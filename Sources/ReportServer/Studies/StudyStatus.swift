import MemoryExperiment
import Report
import Support

/// A snapshot of a study.
struct StudyStatus: Sendable {
    /// The study.
    let study: Study
    /// The progress of its sweep; nil if it is not running.
    let snapshot: SweepProgress.Snapshot?
    /// The time since its sweep started.
    let elapsed: Duration
    /// The number of runs in its journal; nil if they are not counted yet.
    let runsKept: Int?

    init(_ study: Study, runsKept: Int?, snapshot: SweepProgress.Snapshot? = nil, elapsed: Duration = .zero) {
        self.study = study
        self.runsKept = runsKept
        self.snapshot = snapshot
        self.elapsed = elapsed
    }

    /// The fraction of the work that is done, 0…1.
    var fraction: Double {
        // A sweep counts only missing runs, so a resumed study would restart at zero without this.
        if study.state == .running, let snapshot, snapshot.runsPlanned > 0 {
            let done = Double(snapshot.runsFound) + snapshot.fraction * Double(snapshot.runsAsked)
            return done / Double(snapshot.runsPlanned)
        }
        let runs = study.experiment.runCount
        return runs > 0 ? min(1, Double(runsDone) / Double(runs)) : 0
    }

    /// The number of finished runs; nil if unknown.
    private var runsKnown: Int? {
        if let snapshot, snapshot.runsPlanned > 0 { return snapshot.runsDone }
        return runsKept
    }

    /// The number of finished runs.
    var runsDone: Int {
        // A finished study counts as complete until a count shows otherwise.
        runsKnown ?? (study.state == .finished ? study.experiment.runCount : 0)
    }

    /// The number of finished runs out of all, such as `52 of 200`.
    private var counts: String { "\(runsDone.grouped) of \(study.experiment.runCount.grouped)" }

    /// The percentage of the work that is done, rounded down.
    var percent: Int { Int((fraction * 100).rounded(.down)) }

    /// Whether there is a report of all or some of the runs.
    var hasReport: Bool { WrittenReport.isThere(in: study.output) }

    /// The progress of the study, as a sentence.
    var sentence: String {
        switch study.state {
        case .queued: "It is waiting for earlier studies."
        case .running:
            snapshot.map { snapshot in
                guard snapshot.runsPlanned > 0 else { return "Its journal is being read." }
                guard snapshot.runsFinished < snapshot.runsAsked else { return "Its report is being written." }
                let rest = snapshot.remaining(after: elapsed).map { ", about \($0.inWords) left" } ?? ""
                return "\(counts) runs, \(percent)\u{A0}% of the work\(rest)."
            } ?? "It will resume once earlier studies are done."
        case .stopped where runsKnown == nil: "It was stopped and can be resumed."
        case .stopped: "It was stopped after \(counts) runs and can be resumed."
        case .missing(let sentence): sentence
        case .finished where runsDone < study.experiment.runCount:
            "It finished, but its journal contains \(counts) runs. Put the others back, or start the experiment as a new study."
        case .finished where !hasReport: "It finished, but its report is gone from its folder."
        case .finished where study.experiment.runCount == 1: "Its 1 run and the report are complete."
        case .finished: "All \(study.experiment.runCount.grouped) runs and the report are complete."
        case .failed(let message): message
        }
    }
}
