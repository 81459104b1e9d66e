import LoopbackHTTP
import MemoryExperiment
import Synchronization

/// How many large forms a server takes on at once.
package struct FormLimits: Sendable {
    /// The most large forms that wait while another is read.
    package var waiting = 8
    /// Called on the queue of large forms before each of them is read.
    package var willReadLarge: @Sendable () -> Void = {}

    /// The limits of a server that nobody looks on.
    package init() {}
}

/// Where pages are made and forms are read: beside the threads that take requests, large forms beside everything else.
struct ServerLanes: Sendable {
    /// Where pages are made.
    let pages = Lane("pages")
    /// Where forms of an ordinary size are read.
    private let forms = Lane("forms")
    /// Where large forms are read and large experiments estimated.
    private let large: Lane
    private let willReadLargeForm: @Sendable () -> Void

    /// The most bytes of a form that is read beside the large ones.
    static let largestOrdinaryForm = 8 << 10
    /// The most table cells of an experiment that is estimated beside the large ones; that takes milliseconds.
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

    /// What the experiment of a form asks for and how long that is expected to take; nil if it is not right yet.
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

/// How fast this machine is, measured when somebody first asks: a server is to answer at once.
final class MachinePace: Sendable {
    private let measured = Mutex<SweepEstimate?>(nil)

    /// The estimate, for which the first who asks waits a fraction of a second.
    var estimate: SweepEstimate {
        measured.withLock { measured in
            if let measured { return measured }
            let estimate = SweepEstimate.measured()
            measured = estimate
            return estimate
        }
    }
}
