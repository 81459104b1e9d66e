import Recurrent
import Statistics

/// How long one unit keeps the difference of two runs.
public struct UnitMemory: Sendable, Hashable {
    /// The layer, from 0 at the input.
    public let layer: Int
    /// The unit of the layer, from 0.
    public let unit: Int
    /// The median over starts of the steps after which its difference stays at most half of the initial one; nil if
    /// censoring leaves it unknown.
    public let halfLife: Double?
    /// −1/ln E[f] for an LSTM, −1/ln E[z] for a GRU: the time scale of its gate in steps; nil without such a gate.
    public let timeScale: Double?

    /// A unit from its parts.
    package init(layer: Int, unit: Int, halfLife: Double?, timeScale: Double?) {
        self.layer = layer
        self.unit = unit
        self.halfLife = halfLife
        self.timeScale = timeScale
    }

    /// The units of a network, layer by layer.
    ///
    /// - Parameters:
    ///   - results: The results of one protocol.
    ///   - horizon: The number of shared steps.
    ///   - timeScales: The time scale of each unit, layer by layer; empty without gates.
    static func units(
        of configuration: NetworkConfiguration, _ results: [StartResult], horizon: Int, timeScales: [Double]
    ) -> [UnitMemory] {
        var units: [UnitMemory] = []
        for (layer, size) in configuration.hiddenSizes.enumerated() {
            for unit in 0..<size {
                let index = units.count
                let counts = results.map { result -> StepCount in
                    result.halfLives[index].map { .observed($0) } ?? .censored(at: horizon)
                }
                units.append(
                    UnitMemory(
                        layer: layer, unit: unit, halfLife: KaplanMeier(counts).median,
                        timeScale: timeScales.isEmpty ? nil : timeScales[index]))
            }
        }
        return units
    }
}
