import Analysis
import Recurrent
import Statistics
import Support

/// The units of a network, those that hold a difference longest first.
package struct UnitRanking: Sendable {
    /// All units in the order of their half-lives; equal ones by what is left at the end, then by their places.
    package let units: [UnitMemory]
    private let layers: Int
    private let horizon: Int

    /// The most units that a figure shows.
    static let mostShown = 16
    /// The least share of a difference that a figure shows, in percent.
    static let leastShare = 0.1

    package init(_ study: NetworkStudy) {
        layers = study.configuration.layers
        horizon = study.reading.horizon
        func key(_ unit: UnitMemory) -> (Double, Double, Int, Int) {
            (-(unit.halfLife ?? .infinity), -(unit.shares.last ?? 0), unit.layer, unit.unit)
        }
        // A unit that never differs enough at a start has no half-life.
        units = study.result.units.filter { $0.starts > 0 }.sorted { key($0) < key($1) }
    }

    /// The units that a figure shows.
    package var shown: [UnitMemory] { Array(units.prefix(Self.mostShown)) }

    /// The steps that a figure shows: up to the first at which no shown unit has a visible share left.
    var shownSteps: [Int] {
        let steps = UnitMemory.steps(upTo: horizon)
        guard shown.allSatisfy({ $0.shares.count == steps.count }) else { return [] }
        let last = steps.indices.last { index in shown.contains { 100 * $0.shares[index] >= Self.leastShare } }
        return Array(steps.prefix((last ?? 0) + 1))
    }

    /// The name of a unit for the axis of a figure.
    func shortName(_ unit: UnitMemory) -> String { layers > 1 ? "\(unit.layer): \(unit.unit)" : String(unit.unit) }

    /// The name of a unit: units and layers count from 0, as in the file.
    func name(of unit: UnitMemory) -> String {
        layers > 1
            ? "layer \(unit.layer), unit \(NumberText.grouped(unit.unit))"
            : "unit \(NumberText.grouped(unit.unit))"
    }

    /// What the units show, in at most a dozen words.
    package var headline: String {
        guard let slowest = units.first else { return "Half-life of a difference in each unit" }
        let name = name(of: slowest).capitalizedFirst
        guard let halfLife = slowest.halfLife else {
            let bound = NumberText.grouped(horizon)
            let censored = units.count { $0.halfLife == nil }
            if censored > 1 {
                let some =
                    censored == units.count ? "All \(NumberText.grouped(censored))" : NumberText.grouped(censored)
                return "\(some) units hold half of a difference for over \(bound) steps"
            }
            return "\(name) holds half of a difference for over \(bound) steps"
        }
        if units.count == 1 { return "The only unit halves a difference in \(StepText.count(halfLife))" }
        return "\(name) forgets slowest: its half-life is \(StepText.count(halfLife))"
    }

    /// What the units show, in sentences.
    var findings: [String] {
        guard !units.isEmpty else { return [] }
        var sentences = ["\(headline)."]
        let known = units.compactMap(\.halfLife)
        if units.count > 1, let median = Quartiles(of: known)?.median, known.count == units.count {
            sentences.append(
                """
                The median half-life of all \(NumberText.grouped(units.count)) units is \(StepText.count(median)).
                """)
        }
        let censored = units.count - known.count
        if censored > 0, censored < units.count {
            sentences.append(
                """
                \(NumberText.grouped(censored)) of \(NumberText.count(units.count, "unit", "units")) \
                \(censored == 1 ? "holds" : "hold") half of a difference beyond the horizon.
                """)
        }
        return sentences
    }

    /// The units that a figure leaves out, in a sentence; nil if it shows all.
    package var restSentence: String? {
        let rest = units.dropFirst(Self.mostShown)
        let known = rest.compactMap(\.halfLife)
        guard let least = known.min(), let most = known.max() else { return nil }
        let range =
            least == most ? StepText.count(least) : "\(StepText.number(least)) to \(StepText.count(most))"
        return """
            The other \(NumberText.count(rest.count, "unit has a half-life", "units have half-lives")) of \(range).
            """
    }
}
