/// The four measures of a divergence curve.
public enum CurveMeasure: String, Sendable, Hashable, CaseIterable {
    /// max_j abs(h_a[j] − h_b[j]).
    case maximumDifference = "max"
    /// 1 − cosine similarity.
    case cosineDistance = "cosine"
    /// The fraction of top-layer units whose output differs.
    case unequalOutputs = "unequal_output"
    /// The fraction of top-layer units whose output or cell state differs.
    case unequalStates = "unequal_state"

    /// The values a measure can have.
    public var range: ClosedRange<Double> {
        switch self {
        // Half the squared distance of two unit vectors; rounding may put opposite vectors slightly above 2.
        case .maximumDifference, .cosineDistance: 0...2.001
        case .unequalOutputs, .unequalStates: 0...1
        }
    }
}

extension DivergencePoint {
    /// The value of one measure.
    public subscript(measure: CurveMeasure) -> Double {
        get {
            switch measure {
            case .maximumDifference: maximumDifference
            case .cosineDistance: cosineDistance
            case .unequalOutputs: unequalOutputs
            case .unequalStates: unequalStates
            }
        }
        set {
            switch measure {
            case .maximumDifference: maximumDifference = newValue
            case .cosineDistance: cosineDistance = newValue
            case .unequalOutputs: unequalOutputs = newValue
            case .unequalStates: unequalStates = newValue
            }
        }
    }
}
