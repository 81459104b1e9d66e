/// A condition on one step's outputs under which the two sequences can no longer be told apart.
public enum Criterion: Sendable, Hashable {
    /// The cosine similarity of h_a and h_b, in the run's precision, is at least 1, or they are the same bits.
    case cosine
    /// max_j abs(h_a[j] − h_b[j]) < 10^−exponent, with an exponent of 1…6.
    case maximum(exponent: Int)
    /// h_a and h_b are the same bits.
    case bitwiseOutput
    /// Every state of every layer is the same bits.
    case bitwiseState

    /// Every criterion, from the loosest reading to the strictest.
    public static let all: [Criterion] =
        [.cosine] + (1...6).map { .maximum(exponent: $0) } + [.bitwiseOutput, .bitwiseState]

    /// The name in experiment files, journals and tables, such as `max-1e-3`.
    public var name: String {
        switch self {
        case .cosine: "cosine"
        case .maximum(let exponent): "max-1e-\(exponent)"
        case .bitwiseOutput: "bitwise-output"
        case .bitwiseState: "bitwise-state"
        }
    }

    /// The criterion of that name, or nil.
    public init?(name: String) {
        guard let criterion = Self.all.first(where: { $0.name == name }) else { return nil }
        self = criterion
    }
}
