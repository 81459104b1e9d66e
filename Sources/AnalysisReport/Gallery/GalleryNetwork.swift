import Analysis
import Recurrent
import Support

/// The memory of one network on one input, as far as networks are compared.
package struct GalleryNetwork: Sendable {
    /// The name of the network in results.
    package let name: String
    /// The name of the network in its checkpoint.
    package let module: String
    /// The SHA-256 of the checkpoint.
    package let digest: String
    /// The recurrent cell.
    let cell: CellKind
    /// The input size and the hidden size of each layer.
    let sizes: [Int]
    /// What it read.
    package let input: Input
    /// The shared steps after each start.
    let horizon: Int
    /// The number of starts.
    let starts: Int
    /// How many of them count as independent.
    let independentStarts: Int
    /// Writes steps in time.
    let text: StepText
    /// The memory of the network.
    package let trained: Memory
    /// The memory of an untrained network of the same sizes on the same input; nil if there is none.
    package let untrained: Untrained?

    /// What a network read.
    package enum Input: Sendable, Hashable {
        /// Draws from a standard normal distribution.
        case noise
        /// A recording, by the name of its file and its SHA-256.
        case recording(name: String, digest: String)

        /// The input in a word or two: the name of a recording is that of its file, without its ending.
        package var label: String {
            switch self {
            case .noise: "noise"
            case .recording(let name, _): name.withoutExtension
            }
        }

        /// Whether it was drawn.
        var isNoise: Bool {
            switch self {
            case .noise: true
            case .recording: false
            }
        }
    }

    /// The exponent and the counts of a network.
    package struct Memory: Sendable, Hashable {
        /// The largest conditional exponent with its standard error; nil if a number is infinite.
        let exponent: Double?
        let exponentError: Double?
        /// For each tolerance, the shared steps until starts stay within it in a warm-up.
        package let counts: [Count]

        /// The counts of a tolerance; nil if there are none.
        package func count(to tolerance: Tolerance) -> Count? { counts.first { $0.tolerance == tolerance } }
    }

    /// An untrained network.
    package struct Untrained: Sendable, Hashable {
        /// How its weights were drawn.
        let initialization: AnalysisSettings.UntrainedInitialization
        /// Its memory.
        let memory: Memory
    }

    /// The shared steps until starts stay within a tolerance.
    package struct Count: Sendable, Hashable {
        /// The tolerance.
        package let tolerance: Tolerance
        /// The median over starts.
        package let median: StepQuantile
        /// The steps after which 90 % of starts have settled.
        package let quantile90: StepQuantile
        /// The number of starts whose count is known.
        let known: Int
        /// The share of starts that violate the tolerance at the end.
        package let never: Double
    }
}

extension GalleryNetwork {
    /// Recurrent cell and sizes, such as `LSTM 40→256→256`.
    var architecture: String {
        "\(cell.title) \(sizes.map(NumberText.grouped).joined(separator: "→"))"
    }

    /// What tells it from other networks.
    var key: [String] { [name, module, digest] }
}

extension String {
    /// The name of a file without what follows its last dot.
    fileprivate var withoutExtension: String {
        guard let dot = lastIndex(of: "."), dot > startIndex else { return self }
        return String(self[..<dot])
    }
}
