import Analysis
import Recurrent
import Statistics
import Support

/// The units of a network, those that hold a difference longest first.
package struct UnitRanking: Sendable {
    /// All units in the order of their half-lives; equal ones by their gates, then by their places.
    package let units: [UnitMemory]
    private let layers: Int
    private let horizon: Int

    /// The most units that a figure shows.
    static let mostShown = 40

    package init(_ study: NetworkStudy) {
        layers = study.configuration.layers
        horizon = study.reading.horizon
        func key(_ unit: UnitMemory) -> (Double, Double, Int, Int) {
            let timeScale = unit.timeScale.flatMap { $0.isNaN ? nil : $0 } ?? 0
            return (-(unit.halfLife ?? .infinity), -timeScale, unit.layer, unit.unit)
        }
        units = study.result.units.sorted { key($0) < key($1) }
    }

    /// The units that a figure shows.
    package var shown: [UnitMemory] { Array(units.prefix(Self.mostShown)) }

    /// Whether a shown number is less than one step.
    var hasZero: Bool {
        shown.contains { ($0.halfLife ?? 1) < 1 || ($0.timeScale ?? 1) < 1 }
    }

    /// The name of a unit: units and layers count from 1.
    func name(of unit: UnitMemory) -> String {
        layers > 1
            ? "layer \(unit.layer + 1), unit \(NumberText.grouped(unit.unit + 1))"
            : "unit \(NumberText.grouped(unit.unit + 1))"
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
