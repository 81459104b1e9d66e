import LoopbackHTTP
import MemoryExperiment
import Synchronization

/// The limits for large forms.
package struct FormLimits: Sendable {
    /// The maximum number of large forms that wait while another is read.
    package var waiting = 8
    /// Called on the queue of large forms before each is read.
    package var willReadLarge: @Sendable () -> Void = {}

    /// The default limits.
    package init() {}
}

/// The queues for rendering pages and reading forms, off the threads that accept requests; large forms have a separate queue.
struct ServerLanes: Sendable {
    /// The queue that renders pages.
    let pages = Lane("pages")
    /// The queue that reads forms of ordinary size.
    private let forms = Lane("forms")
    /// The queue that reads large forms and estimates large experiments.
    private let large: Lane
    /// The queue that writes files while they arrive.
    let uploads = Lane("uploads")
    private let willReadLargeForm: @Sendable () -> Void

    /// The maximum size of an ordinary form in bytes.
    static let largestOrdinaryForm = 8 << 10
    /// The maximum number of table cells of an ordinary experiment, whose estimate takes milliseconds.
    static let mostOrdinaryCells = 10_000

    init(_ limits: FormLimits) {
        large = Lane(
            "large forms", mostWaiting: limits.waiting,
            refusal: "The server is reading other large experiments. Try again in a few seconds.")
        willReadLargeForm = limits.willReadLarge
    }

    /// The form in the body of a request.
    ///
    /// - Throws: `HTTPRefusal` if it is large and too many large ones wait.
    func form(_ body: [UInt8]) async throws -> ExperimentForm {
        guard body.count > Self.largestOrdinaryForm else {
            return try await forms.run { ExperimentForm(FormText(body)) }
        }
        return try await large.run { [willReadLargeForm] in
            willReadLargeForm()
            return ExperimentForm(FormText(body))
        }
    }

    /// The options of an analysis in the body of a request.
    func analysisForm(_ body: [UInt8]) async throws -> AnalysisForm {
        try await forms.run { AnalysisForm(FormText(body)) }
    }

    /// The summary and the forecast of a form's experiment; nil if the form is invalid.
    ///
    /// - Throws: `HTTPRefusal` if it is large and too many large ones wait.
    func estimate(
        of form: ExperimentForm, _ pace: MachinePace, threads: Int
    ) async throws -> ExperimentForm.Estimate? {
        guard let experiment = form.experiment else { return nil }
        guard experiment.cellKeys.count > Self.mostOrdinaryCells else {
            return try await forms.run { form.estimate(pace.estimate, threads: threads) }
        }
        return try await large.run { [willReadLargeForm] in
            willReadLargeForm()
            return form.estimate(pace.estimate, threads: threads)
        }
    }
}

/// The speed of this machine, measured on first use, so that the server starts without delay.
final class MachinePace: Sendable {
    private let measured = Mutex<SweepEstimate?>(nil)

    /// The estimate; the first access takes a fraction of a second.
    var estimate: SweepEstimate {
        measured.withLock { measured in
            if let measured { return measured }
            let estimate = SweepEstimate.measured()
            measured = estimate
            return estimate
        }
    }
}
