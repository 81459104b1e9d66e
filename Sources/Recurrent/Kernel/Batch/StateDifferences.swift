/// What two runs are compared by at every step, over all units at once.
///
/// These loops take as long as a step of a small network, so they belong to the kernel.
public enum StateDifferences {
    /// Notes a step for every unit whose two states differ by more than a limit.
    ///
    /// - Parameters:
    ///   - a: The states of some units in one run.
    ///   - b: Those in another, as many.
    ///   - limits: The limit of each unit of a network.
    ///   - step: The step.
    ///   - last: The last step noted for each unit of the network.
    ///   - first: The first of the units in the network.
    /// - Returns: Whether any state differs; NaN differs from everything.
    public static func note(
        _ a: Span<Double>, _ b: Span<Double>, above limits: Span<Double>, step: Double,
        in last: inout MutableSpan<Double>, from first: Int
    ) -> Bool {
        let count = a.count
        precondition(
            b.count == count && first >= 0 && limits.count - first >= count && last.count - first >= count,
            "there is one number per unit")
        return last.withUnsafeMutableBufferPointer { last in
            a.withUnsafeBufferPointer { a in
                b.withUnsafeBufferPointer { b in
                    limits.withUnsafeBufferPointer { limits in
                        note(
                            a.baseAddress, b.baseAddress, limits.baseAddress.map { $0 + first }, step,
                            last.baseAddress.map { $0 + first }, count)
                    }
                }
            }
        }
    }

    private static func note(
        _ a: UnsafePointer<Double>?, _ b: UnsafePointer<Double>?, _ limits: UnsafePointer<Double>?, _ step: Double,
        _ last: UnsafeMutablePointer<Double>?, _ count: Int
    ) -> Bool {
        guard let a, let b, let limits, let last else { return false }
        var isDifferent = 0
        for unit in 0..<count {
            let difference = (a[unit] - b[unit]).magnitude
            last[unit] = difference > limits[unit] ? step : last[unit]
            isDifferent |= difference == 0 ? 0 : 1
        }
        return isDifferent != 0
    }

    /// Writes numbers of float32 in float64, from a place on.
    public static func widen(_ numbers: Span<Float>, into target: inout MutableSpan<Double>, from first: Int) {
        let count = numbers.count
        precondition(first >= 0 && target.count - first >= count, "there is room for every number")
        target.withUnsafeMutableBufferPointer { target in
            numbers.withUnsafeBufferPointer { numbers in
                guard let source = numbers.baseAddress, let target = target.baseAddress else { return }
                widen(source, to: target + first, count: count)
            }
        }
    }

    /// Writes numbers of any format in float64.
    ///
    /// The places are pointers, not indices: a check of an index keeps the compiler from using vectors.
    @inline(__always)
    static func widen<Number: BinaryFloatingPoint>(
        _ numbers: UnsafePointer<Number>, to target: UnsafeMutablePointer<Double>, count: Int
    ) {
        for index in 0..<count { target[index] = Double(numbers[index]) }
    }

    /// Copies numbers to the beginning of others.
    public static func copy(_ numbers: Span<Double>, into target: inout MutableSpan<Double>) {
        let count = numbers.count
        precondition(target.count >= count, "there is room for every number")
        target.withUnsafeMutableBufferPointer { target in
            numbers.withUnsafeBufferPointer { numbers in
                guard let source = numbers.baseAddress, let target = target.baseAddress else { return }
                target.update(from: source, count: count)
            }
        }
    }

    /// max_j abs(a_j − b_j)/scale_j; 0 where nothing differs, even if the scale is 0, and NaN if any quotient is NaN.
    ///
    /// - Parameters:
    ///   - a: Numbers.
    ///   - b: As many others.
    ///   - scales: As many scales.
    public static func largestQuotient(_ a: Span<Double>, _ b: Span<Double>, _ scales: Span<Double>) -> Double {
        let count = a.count
        precondition(b.count == count && scales.count == count, "there is one number per output")
        return a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                scales.withUnsafeBufferPointer { scales in
                    largestQuotient(a.baseAddress, b.baseAddress, scales.baseAddress, count)
                }
            }
        }
    }

    private static func largestQuotient(
        _ a: UnsafePointer<Double>?, _ b: UnsafePointer<Double>?, _ scales: UnsafePointer<Double>?, _ count: Int
    ) -> Double {
        guard let a, let b, let scales else { return 0 }
        typealias Vector = SIMD4<Double>
        func vector(_ start: UnsafePointer<Double>) -> Vector {
            UnsafeRawPointer(start).loadUnaligned(as: Vector.self)
        }
        var lanes = Vector(repeating: 0)
        let whole = count / Vector.scalarCount * Vector.scalarCount
        for index in stride(from: 0, to: whole, by: Vector.scalarCount) {
            let difference = vector(a + index) - vector(b + index)
            let magnitude = difference.replacing(with: 0 - difference, where: difference .< 0)
            let quotient = (magnitude / vector(scales + index)).replacing(with: 0, where: difference .== 0)
            // A NaN that was found stays, and one that is found replaces every number.
            let isKept = (quotient .<= lanes) .| (lanes .!= lanes)
            lanes = quotient.replacing(with: lanes, where: isKept)
        }
        var largest = 0.0
        for lane in 0..<Vector.scalarCount { largest = larger(lanes[lane], largest) }
        for index in whole..<count {
            let difference = (a[index] - b[index]).magnitude
            largest = larger(difference == 0 ? 0 : difference / scales[index], largest)
        }
        return largest
    }

    /// The larger of two numbers, NaN if one of them is.
    private static func larger(_ number: Double, _ largest: Double) -> Double {
        number <= largest || largest.isNaN ? largest : number
    }
}
