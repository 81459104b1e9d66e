import Support

/// Inputs for a network: one or several sequences of steps with the same features.
public struct Recording: Sendable {
    /// The numbers: [row][feature].
    public let numbers: [Double]
    /// The number of features m of a step.
    public let features: Int
    /// The rows of each sequence; sequences are never joined.
    public let sequences: [Range<Int>]
    /// Where the numbers come from.
    public let origin: Origin

    /// The origins of a recording.
    public enum Origin: Sendable, Hashable {
        /// A file and its SHA-256.
        case file(name: String, digest: String)
        /// Standard normal draws.
        case normal
    }

    /// The most numbers that a recording may have: one gibibyte in float64.
    public static let mostNumbers = 1 << 27

    /// A recording from its parts.
    ///
    /// - Throws: `Failure` of kind `data` if it is empty or has a number that is not finite.
    public init(numbers: [Double], features: Int, sequences: [Range<Int>], origin: Origin) throws(Failure) {
        let name =
            switch origin {
            case .file(let name, _): name
            case .normal: "The input"
            }
        guard features > 0, !numbers.isEmpty else {
            throw Failure(.data, "\(name) has no steps; a recording needs at least one row of numbers.")
        }
        if let index = numbers.firstIndex(where: { !$0.isFinite }) {
            throw Failure(
                .data,
                """
                \(name), step \(index / features), feature \(index % features): \(numbers[index]) is not a finite \
                number; remove or replace such values before the analysis.
                """)
        }
        self.numbers = numbers
        self.features = features
        self.sequences = sequences
        self.origin = origin
    }

    /// The rows of the longest sequence, the first of equal ones.
    var longestSequence: Range<Int> { sequences.max { $0.count < $1.count } ?? 0..<0 }

    /// The number of steps of all sequences.
    public var steps: Int { numbers.count / features }
}
