import MemoryExperiment
import Recurrent
import Support

/// The words for what an experiment observes, the same in every caption.
enum Wording {
    /// What is counted in a few words, for titles.
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

    /// What is counted, as the beginning of a caption.
    static func quantity(_ criterion: Criterion, _ measure: Measure, sharedSteps: Int) -> String {
        switch measure {
        case .first:
            "the number of shared steps until, for the first time, \(criterion.words.clause)"
        case .settled:
            "the last shared step, within the \(NumberText.grouped(sharedSteps)) observed, at which it is not true that "
                + criterion.words.clause
        }
    }

    /// Which runs a grid shows and how many.
    static func runs(of grid: SizeGrid) -> String {
        let perCell = grid.cells.map(\.runs).max() ?? 0
        let count = NumberText.count(perCell, "run", "runs")
        guard grid.cells.count > 1 else {
            return "\(count)\(perCell == 1 ? "" : ", each") with fresh weights and inputs"
        }
        let waiting = waiting(of: grid).map { "; \($0)" } ?? ""
        return """
            \(count) per pair of sizes, \(NumberText.grouped(grid.runs)) in all, each with fresh weights and \
            inputs\(waiting)
            """
    }

    /// How many cells of a grid wait for runs, as a clause; nil where none does.
    static func waiting(of grid: SizeGrid) -> String? {
        guard grid.waiting > 0 else { return nil }
        return """
            \(NumberText.grouped(grid.waiting)) of the \(NumberText.count(grid.cells.count, "pair", "pairs")) of sizes \
            \(grid.waiting == 1 ? "waits" : "wait") for runs that are not finished
            """
    }

    /// The beginning of a caption: a statistic of a quantity, or the quantity itself where each cell has one run or none
    /// has the statistic.
    static func statistic(
        _ statistic: String, _ value: KeyPath<CellStatistics, Double?>, of quantity: String, in grid: SizeGrid
    ) -> String {
        if grid.cells.allSatisfy({ $0.runs == 1 || $0[keyPath: value] == nil }) { return quantity.capitalizedFirst }
        return "\(statistic) of \(quantity)"
    }

    /// The name of a criterion with its measure, such as `max-1e-3, first`.
    static func name(_ criterion: Criterion, _ measure: Measure) -> String {
        "criterion \(criterion.name), \(measure.rawValue)"
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

    /// What runs without an end mean, or that there are none.
    ///
    /// - Parameter usesMeans: Whether the cells show means, which such runs leave without.
    static func censoring(of grid: SizeGrid, usesMeans: Bool = true) -> String {
        guard grid.censored > 0 else { return "No run is censored." }
        let steps = NumberText.grouped(grid.sharedSteps)
        let shared = NumberText.count(grid.sharedSteps, "shared step", "shared steps")
        let their = grid.censored == 1 ? "its" : "their"
        let event =
            grid.measure == .first
            ? "it had not happened when \(their) sequences ended after \(shared)"
            : "it was still not true at the last of \(their) \(shared)"
        return """
            \(censoredRuns(of: grid)) censored: \(event), so that \(their) number is at least \(steps).\
            \(usesMeans ? " A pair of sizes with such runs has no mean." : "")
            """
    }
}
