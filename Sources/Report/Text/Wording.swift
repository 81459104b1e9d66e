import MemoryExperiment
import Recurrent

/// The words for what an experiment observes, the same in every caption.
enum Wording {
    /// What has to happen for a criterion to hold, as a clause.
    static func clause(_ criterion: Criterion) -> String {
        switch criterion {
        case .cosine:
            "the two outputs point in the same direction, to the last digit of their cosine similarity"
        case .maximum(let exponent):
            "no unit’s two outputs differ by \(power(exponent)) or more"
        case .bitwiseOutput:
            "the two outputs are the same bits"
        case .bitwiseState:
            "all states of the two networks are the same bits"
        }
    }

    /// A criterion in a few words, for titles.
    static func title(_ criterion: Criterion) -> String {
        switch criterion {
        case .cosine: "same direction"
        case .maximum(let exponent): "difference below \(power(exponent))"
        case .bitwiseOutput: "bitwise equal outputs"
        case .bitwiseState: "bitwise equal states"
        }
    }

    /// 10 to a negative power, with superscript digits.
    static func power(_ exponent: Int) -> String {
        "10⁻" + String(String(exponent).map { superscripts[$0] ?? $0 })
    }

    private static let superscripts: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]

    /// What is counted, as the beginning of a caption.
    static func quantity(_ criterion: Criterion, _ measure: Measure, sharedSteps: Int) -> String {
        switch measure {
        case .first:
            "shared steps until, for the first time, \(clause(criterion))"
        case .settled:
            "the last shared step, within the \(NumberText.grouped(sharedSteps)) observed, at which it is not true that "
                + clause(criterion)
        }
    }

    /// Which runs a grid shows and how many.
    static func runs(of grid: SizeGrid) -> String {
        let perCell = grid.cells.map(\.runs).max() ?? 0
        return """
            \(NumberText.count(perCell, "run", "runs")) per pair of sizes, \(NumberText.grouped(grid.runs)) in all, \
            each with fresh weights and inputs
            """
    }

    /// The name of a criterion with its measure, such as `max-1e-3, first`.
    static func name(_ criterion: Criterion, _ measure: Measure) -> String {
        "criterion \(criterion.name), \(measure.rawValue)"
    }

    /// What runs without an end mean, or that there are none.
    ///
    /// - Parameter usesMeans: Whether the cells show means, which such runs leave without.
    static func censoring(of grid: SizeGrid, usesMeans: Bool = true) -> String {
        guard grid.censored > 0 else { return "No run is censored." }
        let steps = NumberText.grouped(grid.sharedSteps)
        let event =
            grid.measure == .first
            ? "that had not happened when the sequences ended after \(steps) shared steps"
            : "it was still not true at the last of the \(steps) shared steps"
        return """
            In \(NumberText.grouped(grid.censored)) of the \(NumberText.grouped(grid.runs)) runs \(event): these runs \
            are censored: their number is at least \(steps)\(usesMeans ? ", and where there are any, no mean is given" : "").
            """
    }
}
