import MemoryExperiment
import Recurrent

/// A property in which readings of the same words can differ.
enum ReadingDifference: String, Sendable, CaseIterable {
    case gates
    case recurrentKernel = "recurrent_kernel"
    case resetGate = "reset_gate"
    /// Anything else, named by the variant.
    case variant

    /// Whether an experiment's variants differ in it; the name is needed if nothing else tells them apart.
    func varies(in experiment: Experiment) -> Bool {
        guard self == .variant else {
            return Set(experiment.variants.map { text(of: $0, cells: [.gru]) }).count > 1
        }
        let others = Self.allCases.filter { $0 != .variant }
        return Set(experiment.variants.map { variant in others.map { $0.text(of: variant, cells: [.gru]) } }).count
            < experiment.variants.count
    }

    /// The head of a column.
    var head: String {
        switch self {
        case .gates: "Gates"
        case .recurrentKernel: "Recurrent kernel"
        case .resetGate: "Reset gate"
        case .variant: "Variant"
        }
    }

    /// What a variant has, in words; nil if the recurrent cells do not have it.
    func text(of variant: Variant, cells: [CellKind]) -> String? {
        let settings = variant.settings
        switch self {
        case .gates: return settings.gateActivation.words
        case .recurrentKernel:
            return switch settings.initialization {
            case .glorotUniform(.orthogonal, _): "orthogonal"
            case .glorotUniform(.glorotUniform, _): "Glorot uniform"
            case .uniformRecurrent: "uniform"
            }
        case .resetGate:
            guard cells.contains(.gru) else { return nil }
            return settings.resetAfter ? "after" : "before"
        case .variant: return variant.name
        }
    }
}

extension [ReadingDifference] {
    /// A reading in a few words, such as `cosine (first; logistic gates, orthogonal recurrent kernels)`.
    func words(of reading: Reading, cells: [CellKind]) -> String {
        let network = words(ofNetwork: reading.variant, cells: cells)
        let measure = reading.measure.rawValue
        return "\(reading.criterion.name) (\(network.isEmpty ? measure : "\(measure); \(network)"))"
    }

    /// A kind of network in a few words; empty if the properties tell none apart.
    func words(ofNetwork variant: Variant, cells: [CellKind]) -> String {
        compactMap { difference in
            difference.text(of: variant, cells: cells).map { text in
                switch difference {
                case .gates: "\(text) gates"
                case .recurrentKernel: "\(text) recurrent kernels"
                case .resetGate: "reset \(text) the product"
                case .variant: "variant \(text)"
                }
            }
        }.joined(separator: ", ")
    }
}
