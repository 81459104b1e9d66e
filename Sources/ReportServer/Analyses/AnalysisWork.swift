import Analysis
import MemoryExperiment
import Synchronization

/// How far the work on an analysis has come.
final class AnalysisWork: Sendable {
    /// The parts of the work, in their order.
    enum Stage: Sendable {
        /// The files are being read.
        case reading
        /// The network is being measured.
        case measuring(AnalysisProgress)
        /// The report is being written.
        case writing
    }

    private let current = Mutex(Stage.reading)

    /// The part that is being done.
    var stage: Stage {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}
