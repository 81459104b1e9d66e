import MemoryExperiment
import Support

/// What is known of the runs of a study about an experiment.
struct SweepStatus: Sendable {
    /// The experiment.
    let experiment: Experiment
    /// The number of runs in its journal; nil if they are not counted yet.
    let runsKept: Int?
    /// The progress of its sweep; nil if it is not running.
    var snapshot: SweepProgress.Snapshot?
    /// The time since its sweep started.
    var elapsed = Duration.zero

    /// The fraction of the work that is done, 0…1.
    func fraction(of state: Study.State) -> Double {
        // A sweep counts only missing runs, so a resumed study would restart at zero without this.
        if state == .running, let snapshot, snapshot.runsPlanned > 0 {
            let done = Double(snapshot.runsFound) + snapshot.fraction * Double(snapshot.runsAsked)
            return done / Double(snapshot.runsPlanned)
        }
        let runs = experiment.runCount
        return runs > 0 ? min(1, Double(runsDone(of: state)) / Double(runs)) : 0
    }

    /// The number of finished runs; nil if unknown.
    private var runsKnown: Int? {
        if let snapshot, snapshot.runsPlanned > 0 { return snapshot.runsDone }
        return runsKept
    }

    /// The number of finished runs.
    func runsDone(of state: Study.State) -> Int {
        // A finished study counts as complete until a count shows otherwise.
        runsKnown ?? (state == .finished ? experiment.runCount : 0)
    }

    /// The progress, as a sentence.
    func sentence(of state: Study.State, hasReport: Bool) -> String {
        let done = runsDone(of: state)
        let counts = "\(done.grouped) of \(experiment.runCount.grouped)"
        switch state {
        case .queued: return "It is waiting for earlier studies."
        case .running: return runningSentence(counts)
        case .stopped where runsKnown == nil: return "It was stopped and can be resumed."
        case .stopped: return "It was stopped after \(counts) runs and can be resumed."
        case .missing(let sentence): return sentence
        case .finished where done < experiment.runCount:
            return """
                It finished, but its journal contains \(counts) runs. Put the others back, or start the experiment as a new \
                study.
                """
        case .finished where !hasReport: return "It finished, but its report is gone from its folder."
        case .finished where experiment.runCount == 1: return "Its 1 run and the report are complete."
        case .finished: return "All \(experiment.runCount.grouped) runs and the report are complete."
        case .failed(let message): return message
        }
    }

    private func runningSentence(_ counts: String) -> String {
        guard let snapshot else { return "It will resume once earlier studies are done." }
        guard snapshot.runsPlanned > 0 else { return "Its journal is being read." }
        guard snapshot.runsFinished < snapshot.runsAsked else { return "Its report is being written." }
        let percent = Int((fraction(of: .running) * 100).rounded(.down))
        let rest = snapshot.remaining(after: elapsed).map { ", about \($0.inWords) left" } ?? ""
        return "\(counts) runs, \(percent)\u{A0}% of the work\(rest)."
    }
}
