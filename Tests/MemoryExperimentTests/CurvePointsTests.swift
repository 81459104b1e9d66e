import MemoryExperiment
import Support
import Testing

/// Curves, which keep their numbers in three bytes each.
@Suite struct CurvePointsTests {
    private func point(_ maximum: Double, states: Double = 0) -> DivergencePoint {
        DivergencePoint(maximumDifference: maximum, cosineDistance: 0, unequalOutputs: 0, unequalStates: states)
    }

    @Test func fourDigitNumbersRoundTrip() {
        var generator = SystemIndependentGenerator()
        let points = (0..<10_000).map { _ in
            func number() -> Double {
                let exponent = Int.random(in: -330...300, using: &generator)
                let digits = Int.random(in: 0...9_999, using: &generator)
                return (Double("\(digits)e\(exponent)") ?? .nan).roundedToFourDigits
            }
            return DivergencePoint(
                maximumDifference: number(), cosineDistance: number(), unequalOutputs: number(),
                unequalStates: number())
        }
        #expect(Array(CurvePoints(points)) == points)
    }

    @Test func longerNumbersAreRounded() {
        #expect(Array(CurvePoints([point(0.123456), point(9.9999)])) == [point(0.1235), point(10)])
    }

    @Test(arguments: [-1e-3, Double.infinity, .nan])
    func invalidNumbersBecomeNaN(number: Double) {
        #expect(CurvePoints([point(number)])[0].maximumDifference.isNaN)
    }

    @Test func trailingZerosCount() {
        let curve = CurvePoints([point(1), .zero, .zero])
        #expect(Array(curve) == [point(1), .zero, .zero])
        #expect(curve != CurvePoints([point(1), .zero]))
        #expect(CurvePoints([]).isEmpty)
    }

    @Test func editedCurveEqualsANewOne() {
        var curve = CurvePoints([point(1), .zero, .zero])
        curve[2].unequalStates = 0.5
        #expect(curve == CurvePoints([point(1), .zero, point(0, states: 0.5)]))
        curve[2] = .zero
        curve[0] = .zero
        #expect(curve == CurvePoints([.zero, .zero, .zero]))
    }
}
