import Foundation

/// The errors of the float32 elementary functions.
///
/// The system's float64 functions serve as exact values; their own error is below 2^−28 of a float32 ulp.
public enum FunctionAccuracy {
    /// The largest allowed error, in ulps.
    public static let limit = 2.0

    /// The functions to measure.
    public enum Function: String, Sendable, CaseIterable {
        /// e^x.
        case exp
        /// tanh x.
        case tanh
        /// σ(x).
        case sigmoid
    }

    /// The largest error found.
    public struct Worst: Sendable, Hashable {
        /// The number of arguments tried.
        public var count = 0
        /// The largest error, in units in the last place of the exact value (2^−149 if it is subnormal).
        public var ulps = 0.0
        /// The argument with the largest error.
        public var argument: Float = 0
        /// Whether the vector form differed from the scalar form in any bit.
        public var differsInVectors = false

        /// The worse of two results.
        func merged(with other: Worst) -> Worst {
            var worst = ulps >= other.ulps ? self : other
            worst.count = count + other.count
            worst.differsInVectors = differsInVectors || other.differsInVectors
            return worst
        }
    }

    /// The largest error over all finite arguments, or over every `stride`-th bit pattern.
    ///
    /// - Parameters:
    ///   - function: The function to measure.
    ///   - stride: 1 for all 4,278,190,080 finite arguments; any number below 2^23 reaches every binade.
    ///   - threads: The number of threads.
    /// - Precondition: `stride` is 1…2^32 and `threads` 1…65,536.
    /// - Complexity: 2^32 / `stride` evaluations.
    public static func worst(of function: Function, stride: Int = 1, threads: Int = 1) async -> Worst {
        precondition((1...0x1_0000_0000).contains(stride), "a stride must be 1 to 2^32")
        precondition((1...0x1_0000).contains(threads), "the number of threads must be 1 to 65,536")
        let patterns = (0x1_0000_0000 + stride - 1) / stride
        // Many more parts than threads, since the cost of finite and infinite arguments differs.
        let parts = 64 * threads
        return await withTaskGroup(of: Worst.self) { group in
            for thread in 0..<threads {
                group.addTask {
                    Swift.stride(from: thread, to: parts, by: threads).reduce(Worst()) { worst, part in
                        let range = part * patterns / parts..<(part + 1) * patterns / parts
                        return worst.merged(with: measure(function, range, stride: stride))
                    }
                }
            }
            return await group.reduce(Worst()) { $0.merged(with: $1) }
        }
    }

    private static func measure(_ function: Function, _ range: Range<Int>, stride: Int) -> Worst {
        switch function {
        case .exp:
            measure(
                range, stride: stride, vector: { ElementaryFunctions.exp($0) }, scalar: { ElementaryFunctions.exp($0) },
                exact: { Foundation.exp($0) })
        case .tanh:
            measure(
                range, stride: stride, vector: { ElementaryFunctions.tanh($0) },
                scalar: { ElementaryFunctions.tanh($0) }, exact: { Foundation.tanh($0) })
        case .sigmoid:
            measure(
                range, stride: stride, vector: { ElementaryFunctions.sigmoid($0) },
                scalar: { ElementaryFunctions.sigmoid($0) }, exact: { 1 / (1 + Foundation.exp(-$0)) })
        }
    }

    @inline(__always)
    private static func measure(
        _ range: Range<Int>, stride: Int, vector: (SIMD8<Float>) -> SIMD8<Float>, scalar: (Float) -> Float,
        exact: (Double) -> Double
    ) -> Worst {
        var worst = Worst()
        var index = range.lowerBound
        while index < range.upperBound {
            var arguments = SIMD8<Float>(repeating: 0)
            let count = min(8, range.upperBound - index)
            for lane in 0..<count {
                arguments[lane] = Float(bitPattern: UInt32(truncatingIfNeeded: (index + lane) * stride))
            }
            let values = vector(arguments)
            for lane in 0..<count where arguments[lane].isFinite {
                let error = ulps(between: values[lane], and: exact(Double(arguments[lane])))
                worst.count += 1
                if error > worst.ulps { (worst.ulps, worst.argument) = (error, arguments[lane]) }
                if scalar(arguments[lane]).bitPattern != values[lane].bitPattern { worst.differsInVectors = true }
            }
            index += count
        }
        return worst
    }

    /// The distance of a float32 from an exact value, in ulps of that value.
    static func ulps(between value: Float, and exact: Double) -> Double {
        guard !value.isNaN, !exact.isNaN else { return value.isNaN && exact.isNaN ? 0 : .infinity }
        // More than half an ulp above the largest number, infinity is the correct result.
        guard exact.magnitude < 0x1.ffffffp127 else { return value.isInfinite ? 0 : .infinity }
        guard value.isFinite else { return .infinity }
        let exponent = max(exact == 0 ? -126 : exact.exponent, -126)
        return (Double(value) - exact).magnitude / Double(sign: .plus, exponent: exponent - 23, significand: 1)
    }
}
