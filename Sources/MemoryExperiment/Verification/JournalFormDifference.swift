import Support

/// Why a journal's bytes differ from what a single sweep of its experiment would write, although no run differs.
public enum JournalFormDifference: Sendable, Hashable, CustomStringConvertible {
    /// It lacks this many runs of the experiment.
    case missingRuns(Int)
    /// It holds this many runs outside the experiment's plan.
    case otherRuns(Int)
    /// Its runs are spread over this many files.
    case severalFiles(Int)
    /// Its runs are in a sweep's file that was never joined.
    case unjoinedFile
    /// An older version of the program wrote its lines.
    case withoutChecksums
    /// Its header names a different plan.
    case otherPlan
    /// Its runs are in a different order.
    case otherOrder
    /// It holds some runs twice.
    case repeatedRuns
    /// It ends with a sweep's closing line.
    case closingLine
    /// Bytes follow its last line.
    case tornLine
    /// None of the above.
    case unexplained

    /// The reason as a clause about the journal.
    public var description: String {
        switch self {
        case .missingRuns(let count): "it lacks \(count.counted("run"))"
        case .otherRuns(let count): "it holds \(count.counted("run")) outside the experiment's plan"
        case .severalFiles(let count): "its runs are in \(count.counted("file"))"
        case .unjoinedFile: "its runs are in the file of one sweep instead of runs.jsonl"
        case .withoutChecksums: "its lines have no checksums, as older versions wrote them"
        case .otherPlan: "its header names another plan"
        case .otherOrder: "its lines are in another order"
        case .repeatedRuns: "it holds some runs twice"
        case .closingLine: "it ends in the closing line of a sweep"
        case .tornLine: "bytes follow its last line"
        case .unexplained: "its runs are written in another way"
        }
    }

    /// All reasons that apply, at least one.
    ///
    /// - Parameters:
    ///   - reading: The journal as it was read.
    ///   - count: The number of the experiment's runs that it holds.
    ///   - experiment: The recomputed experiment.
    /// - Complexity: O(n) in the number of runs.
    static func all(
        of reading: JournalReading<Experiment>, comparing count: Int, for experiment: Experiment
    ) -> [JournalFormDifference] {
        let (files, results) = (reading.files, reading.journal.results)
        let isOneFile = files.count == 1
        let headers = files.compactMap(\.header)
        let isOfPlan = headers.allSatisfy { $0.experiment == experiment }
        var reasons: [JournalFormDifference] = []
        if count < experiment.runCount { reasons.append(.missingRuns(experiment.runCount - count)) }
        if results.count > count { reasons.append(.otherRuns(results.count - count)) }
        if !isOneFile { reasons.append(.severalFiles(files.count)) }
        if isOneFile, files[0].file != .runs { reasons.append(.unjoinedFile) }
        if headers.contains(where: { $0.schema == .unchecked }) { reasons.append(.withoutChecksums) }
        if !isOfPlan { reasons.append(.otherPlan) }
        if isOneFile, files[0].runCount > results.count { reasons.append(.repeatedRuns) }
        // A different plan implies a different order.
        if isOfPlan, isOneFile, files[0].file == .runs, !results.elementsEqual(reading.journal.compactedOrder()) {
            reasons.append(.otherOrder)
        }
        if isOneFile, files[0].file == .runs, files[0].isClosed { reasons.append(.closingLine) }
        if files.contains(where: { !$0.endsWhole }) { reasons.append(.tornLine) }
        return reasons.isEmpty ? [.unexplained] : reasons
    }
}
