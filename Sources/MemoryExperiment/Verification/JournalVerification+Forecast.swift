import Recurrent

extension JournalVerification {
    /// The expected work of all runs to recompute.
    private var expectedWork: (sum: WorkTime, longest: WorkTime, bytes: Double) {
        let factor: Double =
            switch backend {
            case .lanes: 1
            case .reference: NetworkCost.referenceFactor
            }
        var (sum, longest, bytes) = (WorkTime(), WorkTime(), 0.0)
        for (_, cost) in work {
            let time = cost.stepping * factor + cost.preparing
            sum += time
            if time.total > longest.total { longest = time }
            bytes = max(bytes, cost.bytes)
        }
        return (sum, longest, bytes)
    }

    /// The pace of this machine, measured as far as the verification needs it.
    public func measuredPace() -> SweepEstimate { .measured(for: expectedWork.sum, threads: threads) }

    /// The expected time and memory of the verification.
    public func forecast(_ pace: SweepEstimate) -> SweepForecast {
        let expected = expectedWork
        let workers = min(threads, max(runCount, 1))
        return SweepForecast(
            seconds: pace.seconds(expected.sum, longest: expected.longest, threads: workers),
            bytes: Footprint.process + Double(journal.results.count) * Footprint.heldResult
                + expected.bytes * Double(workers), threads: workers)
    }
}
