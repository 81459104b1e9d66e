import Synchronization

/// What takes long to compute and is asked for more than once: each is computed when it is first asked for.
final class CostlyFindings: Sendable {
    private let verdicts = Mutex<Result<Verdicts, Unavailable>?>(nil)

    /// The verdicts of an experiment, whose claims are tested on thousands of resamples.
    ///
    /// - Throws: `Unavailable` where the experiment cannot test any claim.
    func verdicts(of data: ReportData) throws(Unavailable) -> Verdicts {
        let known = verdicts.withLock { verdicts -> Result<Verdicts, Unavailable> in
            if let verdicts { return verdicts }
            let result = Result { () throws(Unavailable) in try Verdicts(of: data) }
            verdicts = result
            return result
        }
        return try known.get()
    }
}
