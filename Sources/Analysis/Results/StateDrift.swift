import Recurrent

/// The growth of a state's magnitude along a recording.
public struct StateDrift: Sendable, Hashable {
    /// The layer, from 0 at the input.
    public let layer: Int
    /// The unit of the layer, from 0.
    public let unit: Int
    /// The largest magnitude in the last tenth of the recording over that in the first tenth.
    public let ratio: Double

    /// The ratio from which a state counts as drifting: magnitudes of stationary states differ less by chance.
    static let leastRatio = 2.0

    /// The state that grows most; nil if none at least doubles.
    init?(_ kept: KeptRun, layout: StateLayout) {
        var largest: StateDrift?
        for part in layout.parts {
            for (unit, index) in part.range.enumerated() {
                let (first, last) = (kept.magnitudes.first[index], kept.magnitudes.last[index])
                guard first > 0 else { continue }
                let ratio = last / first
                guard ratio >= Self.leastRatio, ratio > largest?.ratio ?? 0 else { continue }
                largest = StateDrift(layer: part.layer, unit: unit, ratio: ratio)
            }
        }
        guard let largest else { return nil }
        self = largest
    }

    /// A drift from its parts.
    package init(layer: Int, unit: Int, ratio: Double) {
        self.layer = layer
        self.unit = unit
        self.ratio = ratio
    }
}
