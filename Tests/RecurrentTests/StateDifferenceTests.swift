import Recurrent
import Testing

/// Comparisons of two runs over all units at once, against loops that follow their definitions.
@Suite struct StateDifferenceTests {
    /// Numbers with everything that comparisons treat differently.
    private static let numbers: [Double] = [
        0, -0.0, 1, -1, 0.5, 1e-300, -3e5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    ]

    private static func number(_ index: Int, _ factor: Int) -> Double {
        numbers[(index * factor + index / 7) % numbers.count]
    }

    @Test(arguments: 0...19)
    func quotientIsTheLargest(_ count: Int) {
        for shift in 0..<40 {
            let a = (0..<count).map { Self.number($0 + shift, 3) }
            let b = (0..<count).map { Self.number($0 + shift, 5) }
            let scales = (0..<count).map { [0, 0.25, 2, 1e-200][($0 + shift) % 4] }
            var expected = 0.0
            for index in 0..<count {
                let difference = (a[index] - b[index]).magnitude
                let quotient = difference == 0 ? 0 : difference / scales[index]
                if quotient.isNaN || expected.isNaN { expected = .nan } else { expected = max(expected, quotient) }
            }
            let largest = StateDifferences.largestQuotient(a.span, b.span, scales.span)
            #expect(largest == expected || largest.isNaN && expected.isNaN, "\(count), \(shift)")
        }
    }

    @Test(arguments: 0...19)
    func numbersAreWidenedExactly(_ count: Int) {
        let floats = (0..<count).map { Float(Self.number($0, 3)) }
        var numbers = Array(repeating: -7.0, count: count + 4)
        var span = numbers.mutableSpan
        StateDifferences.widen(floats.span, into: &span, from: 3)
        let expected = [-7, -7, -7] + floats.map(Double.init) + [-7]
        #expect(numbers.map(\.bitPattern) == expected.map(\.bitPattern))
    }

    @Test(arguments: 0...19)
    func stepIsNotedWhereTheLimitIsExceeded(_ count: Int) {
        for shift in 0..<40 {
            let a = (0..<count).map { Self.number($0 + shift, 3) }
            let b = (0..<count).map { shift == 0 ? a[$0] : Self.number($0 + shift, 5) }
            // The units are the last of a network of three more.
            let limits = [9, 9, 9] + (0..<count).map { [0.0, 0.5, 2, .infinity][($0 + shift) % 4] }
            var last = (0..<count + 3).map(Double.init)
            var span = last.mutableSpan
            let isDifferent = StateDifferences.note(
                a.span, b.span, above: limits.span, step: 100, in: &span, from: 3)
            let differences = zip(a, b).map { ($0 - $1).magnitude }
            #expect(isDifferent == differences.contains { $0 != 0 })
            let expected = (0..<count).map { differences[$0] > limits[$0 + 3] ? 100 : Double($0 + 3) }
            #expect(last == [0, 1, 2] + expected)
        }
    }
}
