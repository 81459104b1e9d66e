import Recurrent

/// Measures the difference of two outputs in every measure that some tolerance needs.
struct DifferenceMeter: Sendable {
    /// The measures, each once.
    let measures: [DifferenceMeasure]
    /// The index into `measures` of each tolerance.
    let measureOfTolerance: [Int]
    private let scales: OutputScales

    init(_ tolerances: [Tolerance], scales: OutputScales) {
        let measures = tolerances.map(\.measure).uniqued()
        self.measures = measures
        measureOfTolerance = tolerances.map { measures.firstIndex(of: $0.measure) ?? 0 }
        self.scales = scales
    }

    /// The difference of two outputs in each measure; NaN if an output is NaN.
    func differences(_ a: Span<Double>, _ b: Span<Double>, into results: inout [Double]) {
        for (index, measure) in measures.enumerated() {
            results[index] =
                switch measure {
                case .absolute: Self.largest(a, b)
                case .standardDeviations: StateDifferences.largestQuotient(a, b, scales.standardDeviations.span)
                case .peaks: StateDifferences.largestQuotient(a, b, scales.peaks.span)
                case .decision(let decision): decision.differs(a, b)
                }
        }
    }

    /// max_j abs(a_j − b_j).
    private static func largest(_ a: Span<Double>, _ b: Span<Double>) -> Double {
        var largest = 0.0
        for index in a.indices {
            let difference = (a[index] - b[index]).magnitude
            // A NaN that was found stays.
            if !(difference <= largest) { largest = largest.isNaN ? largest : difference }
        }
        return largest
    }
}

extension DifferenceMeasure.Decision {
    /// 1 if two outputs lead to different decisions, otherwise 0; NaN if an output is NaN.
    func differs(_ a: Span<Double>, _ b: Span<Double>) -> Double {
        if a.indices.contains(where: { a[$0].isNaN || b[$0].isNaN }) { return .nan }
        let isDifferent =
            switch self {
            case .largest: Self.indexOfLargest(a) != Self.indexOfLargest(b)
            case .sign: a.indices.contains { (a[$0] < 0) != (b[$0] < 0) }
            case .threshold(let threshold): a.indices.contains { (a[$0] < threshold) != (b[$0] < threshold) }
            }
        return isDifferent ? 1 : 0
    }

    /// The first index of the largest number.
    private static func indexOfLargest(_ numbers: Span<Double>) -> Int {
        var index = 0
        for other in numbers.indices where numbers[other] > numbers[index] { index = other }
        return index
    }
}
