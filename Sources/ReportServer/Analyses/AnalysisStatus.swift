import Analysis
import MemoryExperiment
import Support

/// What is known of the work on a study about a network.
struct AnalysisStatus: Sendable {
    /// The part of the work that is being done; nil if it is not running.
    var stage: AnalysisWork.Stage?
    /// The time since the work started.
    var elapsed = Duration.zero

    /// The fraction of the work that is done, 0…1; nil if nobody can tell.
    func fraction(of state: Study.State) -> Double? {
        switch state {
        case .running: runs.map(Self.fraction) ?? 0
        case .queued: 0
        case .finished: 1
        case .stopped, .failed, .missing: nil
        }
    }

    /// The progress of the runs, while the network is measured.
    private var runs: SweepProgress.Snapshot? {
        switch stage {
        case .measuring(let progress): progress.runs
        case .writing: nil
        case .reading, nil: nil
        }
    }

    private static func fraction(_ runs: SweepProgress.Snapshot) -> Double {
        runs.runsPlanned > 0 ? Double(runs.runsDone) / Double(runs.runsPlanned) : 0
    }

    /// The progress, as a sentence.
    func sentence(of state: Study.State, hasReport: Bool) -> String {
        switch state {
        case .queued: "It is waiting for earlier studies."
        case .running: runningSentence
        case .stopped: "It was stopped; its finished runs are kept, and it can be resumed."
        case .finished where !hasReport: "It finished, but its report is gone from its folder."
        case .finished: "The network is measured and the report is complete."
        case .failed(let sentence), .missing(let sentence): sentence
        }
    }

    private var runningSentence: String {
        switch stage {
        case nil: return "It will resume once earlier studies are done."
        case .reading: return "Its files are being read."
        case .measuring(let progress):
            let runs = progress.runs
            let rest = runs.remaining(after: elapsed).map { ", about \($0.inWords) left" } ?? ""
            return """
                The network is being measured: \(runs.runsDone.grouped) of \(runs.runsPlanned.counted("run"))\(rest).
                """
        case .writing: return "Its report is being written."
        }
    }
}
