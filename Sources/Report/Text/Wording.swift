import MemoryExperiment
import Recurrent
import Statistics
import Support

/// The words for criteria, measures and runs, the same in every caption.
package enum Wording {
    /// The count in a few words, for titles.
    static func title(_ criterion: Criterion, _ measure: Measure) -> String {
        switch measure {
        case .first: criterion.words.first
        case .settled: criterion.words.settled
        }
    }

    /// 10 to a negative power, with superscript digits.
    static func power(_ exponent: Int) -> String {
        "10⁻" + String(String(exponent).map { superscripts[$0] ?? $0 })
    }

    private static let superscripts: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]

    /// The digits and the minus sign that raised ones stand for.
    static let loweredSuperscripts = Dictionary(uniqueKeysWithValues: superscripts.map { ($1, $0) })
        .merging(["⁻": "−"]) { first, _ in first }

    /// The thresholds of criteria on the largest difference in their order, such as `10⁻¹ to 10⁻⁶`; nil without criteria.
    static func sizes(of criteria: [Criterion]) -> String? {
        guard let first = criteria.first?.words.label, let last = criteria.last?.words.label else { return nil }
        return first == last ? first : "\(first) to \(last)"
    }

    /// The change of a value between two places, as a predicate such as `rises from 0.8 at hidden size 1 to 41.5 at hidden
    /// size 128`.
    ///
    /// - Parameter difference: How much larger the value is at the end; 0 if it is said to be the same.
    static func change(
        from start: String, at first: String, to end: String, at last: String, by difference: Double
    ) -> String {
        guard difference != 0 else { return "is \(start) both at \(first) and at \(last)" }
        return "\(difference > 0 ? "rises" : "falls") from \(start) at \(first) to \(end) at \(last)"
    }

    /// The count, as a noun with its article if it has one.
    private static func quantity(_ criterion: Criterion, _ measure: Measure, sharedSteps: Int) -> String {
        switch measure {
        case .first:
            "shared \(criterion.words.first)"
        case .settled:
            "the \(criterion.words.settled), within the \(NumberText.grouped(sharedSteps)) shared steps observed"
        }
    }

    /// How many runs each setting of a grid has, such as `10 runs per setting`.
    static func runs(of grid: SizeGrid) -> String {
        runs(of: grid, scope: grid.cells.count > 1 ? " per setting" : "")
    }

    /// How many runs each setting of a grid has, with words that say of what.
    private static func runs(of grid: SizeGrid, scope: String) -> String {
        NumberText.count(grid.cells.map(\.runs).max() ?? 0, "run", "runs") + scope
    }

    /// How many settings of a grid wait for runs, after a semicolon; empty if none does.
    private static func waitingClause(of grid: SizeGrid) -> String { waiting(of: grid).map { "; \($0)" } ?? "" }

    /// How many settings of a grid wait for runs, as a clause; nil if none does.
    static func waiting(of grid: SizeGrid) -> String? {
        guard grid.waiting > 0 else { return nil }
        return """
            \(NumberText.grouped(grid.waiting)) of the \(NumberText.count(grid.cells.count, "setting", "settings")) \
            \(grid.waiting == 1 ? "waits" : "wait") for unfinished runs
            """
    }

    /// What the entries of a table are, in a sentence: a statistic, or the count itself if each setting has one run or none
    /// has the statistic.
    ///
    /// - Parameters:
    ///   - statistic: The statistic.
    ///   - value: Its value for a setting.
    ///   - grid: The settings.
    static func entries(
        _ statistic: String, _ value: KeyPath<CellStatistics, Double?>, of grid: SizeGrid
    ) -> String {
        let quantity = quantity(grid.criterion, grid.measure, sharedSteps: grid.sharedSteps)
        let given = has(value, grid) ? "the \(statistic) of \(quantity)" : quantity
        return """
            Entries give \(given), in \(runs(of: grid))\(grid.isMain ? "" : " (\(name(grid.criterion, grid.measure)))")\
            \(waitingClause(of: grid)).
            """
    }

    /// What the tiles of a heat map are, in sentences; its title names the criterion.
    static func tiles(of grid: SizeGrid) -> String {
        let observed =
            switch grid.measure {
            case .first: ""
            case .settled:
                " (measure \(grid.measure.rawValue), within \(NumberText.grouped(grid.sharedSteps)) observed)"
            }
        let isOne = grid.cells.count == 1
        return """
            \(isOne ? "The" : "Each") tile shows the \(has(\.mean, grid) ? "mean " : "")number of shared steps\(observed) of \
            a setting. \(isOne ? "It" : "Each setting") has \(runs(of: grid, scope: ""))\(waitingClause(of: grid)).
            """
    }

    /// Whether some setting of more than one run has a statistic.
    private static func has(_ value: KeyPath<CellStatistics, Double?>, _ grid: SizeGrid) -> Bool {
        grid.cells.contains { $0.runs != 1 && $0[keyPath: value] != nil }
    }

    /// The name of a criterion with its measure, such as `criterion max-1e-3, measure first`.
    static func name(_ criterion: Criterion, _ measure: Measure) -> String {
        "criterion \(criterion.name), measure \(measure.rawValue)"
    }

    /// The censored runs of a grid as a subject with its verb.
    private static func censoredRuns(of grid: SizeGrid) -> String {
        if grid.runs == 1 { return "The one run is" }
        if grid.runs == 2, grid.censored == 2 { return "Both runs are" }
        if grid.censored == grid.runs { return "All \(NumberText.grouped(grid.runs)) runs are" }
        return """
            \(NumberText.grouped(grid.censored)) of the \(NumberText.grouped(grid.runs)) runs \
            \(grid.censored == 1 ? "is" : "are")
            """
    }

    /// How many runs are censored, and at which step, in a sentence after a space; empty if none is.
    static func censoring(of grid: SizeGrid) -> String {
        guard grid.censored > 0 else { return "" }
        let shared = NumberText.count(grid.sharedSteps, "shared step", "shared steps")
        return switch grid.measure {
        case .first: " \(censoredRuns(of: grid)) censored at \(shared)."
        case .settled: " \(censoredRuns(of: grid)) censored at that step, which fewer steps follow than precede."
        }
    }

    /// A headline as a sentence.
    static func sentence(_ headline: String) -> String { headline + "." }

    /// The result of an omnibus test, in a sentence.
    ///
    /// - Parameters:
    ///   - probability: The p-value.
    ///   - clause: What the sentence says after that; empty if nothing.
    static func omnibus(_ probability: Double, _ clause: String = "") -> String {
        let verdict = probability < OmnibusTest.significance ? "exceed" : "do not exceed"
        return """
            Together, the differences \(verdict) chance (Fisher’s omnibus test, \
            \(NumberText.probability(probability, of: "p")))\(clause).
            """
    }

    /// The first of some headlines that has at most a dozen words; nil if all are longer.
    package static func headline(_ candidates: String...) -> String? {
        candidates.first { $0.split(separator: " ").count <= 12 }
    }
}
