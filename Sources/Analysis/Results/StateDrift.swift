import Recurrent

/// The growth of a state's magnitude along a recording.
public struct StateDrift: Sendable, Hashable {
    /// The layer, from 0 at the input.
    public let layer: Int
    /// The unit of the layer, from 0.
    public let unit: Int
    /// The largest magnitude in each tenth of the recording.
    public let tenths: [Double]

    /// The largest magnitude in the last tenth of the recording over that in the first tenth.
    public var ratio: Double {
        guard let first = tenths.first, let last = tenths.last, first > 0 else { return 0 }
        return last / first
    }

    /// The number of parts of a recording.
    package static let parts = 10
    /// The ratio from which a state counts as drifting: magnitudes of stationary states differ less by chance.
    static let leastRatio = 2.0
    /// The ratio to the middle of the recording from which a state still grows: one that only fills up at the beginning does
    /// not.
    static let leastLateRatio = 1.25

    /// Whether the state at least doubles and still grows in the second half.
    var isDrift: Bool {
        let middle = tenths.dropFirst(Self.parts / 2 - 1).prefix(2).max() ?? 0
        return ratio >= Self.leastRatio && (tenths.last ?? 0) >= Self.leastLateRatio * middle
    }
    /// The most states that are kept.
    static let mostStates = 8

    /// The states that at least double, those that grow most first.
    static func all(_ kept: KeptRun, layout: StateLayout) -> [StateDrift] {
        let states = layout.parts.flatMap { part in
            part.range.enumerated().map { unit, index in
                StateDrift(layer: part.layer, unit: unit, tenths: kept.magnitudes.map { $0[index] })
            }
        }
        let drifting = states.filter(\.isDrift).sorted { $0.ratio > $1.ratio }
        // h and c of a unit are two states; the one that grows more stands for both.
        var seen: Set<[Int]> = []
        return Array(drifting.filter { seen.insert([$0.layer, $0.unit]).inserted }.prefix(mostStates))
    }

    /// A drift from its parts.
    package init(layer: Int, unit: Int, tenths: [Double]) {
        self.layer = layer
        self.unit = unit
        self.tenths = tenths
    }
}
