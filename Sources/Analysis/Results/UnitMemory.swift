import Recurrent
import Statistics

/// How long one unit keeps the difference of two runs.
public struct UnitMemory: Sendable, Hashable {
    /// The layer, from 0 at the input.
    public let layer: Int
    /// The unit of the layer, from 0.
    public let unit: Int
    /// The median over starts of the steps after which the difference of its cell state, or of its output if there is none,
    /// stays at most half of the initial one; nil if censoring leaves it unknown.
    public let halfLife: Double?
    /// The number of starts at which it differs enough to tell.
    public let starts: Int
    /// −1/ln E[f] for an LSTM, −1/ln E[z] for a GRU: the time scale of its gate in steps; nil without such a gate.
    public let timeScale: Double?
    /// The median share of that initial difference that is left after each of `steps`; empty if it was not measured.
    public let shares: [Double]

    /// The shared steps after which shares are measured: 1, 2 and 5 times powers of ten.
    ///
    /// - Parameter horizon: The number of shared steps.
    public static func steps(upTo horizon: Int) -> [Int] {
        var steps: [Int] = []
        var scale = 1
        while scale <= horizon {
            steps += [scale, 2 * scale, 5 * scale].filter { $0 <= horizon }
            scale *= 10
        }
        return steps
    }

    /// A unit from its parts.
    package init(
        layer: Int, unit: Int, halfLife: Double?, starts: Int = 1, timeScale: Double?, shares: [Double] = []
    ) {
        self.layer = layer
        self.unit = unit
        self.halfLife = halfLife
        self.starts = starts
        self.timeScale = timeScale
        self.shares = shares
    }

    /// The units of a network, layer by layer.
    ///
    /// - Parameters:
    ///   - results: The results of one protocol.
    ///   - timeScales: The time scale of each unit, layer by layer; empty without gates.
    static func units(
        of configuration: NetworkConfiguration, _ results: [StartResult], timeScales: [Double]
    ) -> [UnitMemory] {
        var units: [UnitMemory] = []
        for (layer, size) in configuration.hiddenSizes.enumerated() {
            for unit in 0..<size {
                let index = units.count
                let counts = results.compactMap { $0.halfLives[index] }
                units.append(
                    UnitMemory(
                        layer: layer, unit: unit, halfLife: KaplanMeier(counts).median, starts: counts.count,
                        timeScale: timeScales.isEmpty ? nil : timeScales[index],
                        shares: shares(results, unit: index)))
            }
        }
        return units
    }

    private static func shares(_ results: [StartResult], unit: Int) -> [Double] {
        guard let steps = results.first?.unitShares.indices else { return [] }
        return steps.map { step in
            let shares = results.compactMap { $0.unitShares[step][unit].map(Double.init) }
            return Quartiles(of: shares)?.median ?? 0
        }
    }
}
