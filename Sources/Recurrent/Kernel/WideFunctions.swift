internal import CWideKernel

/// Functions of float32 on AVX-512, with the bits of those on other vectors.
struct WideFunctions {
    /// The functions, if the processor has the instructions.
    static var float32: Self? { wide_kernel_is_available() ? Self() : nil }

    private init() {}

    /// results ← 1 / (1 + e^−numbers), for an even number of vectors.
    @inline(__always)
    func logistic<Vector: LaneVector>(
        _ numbers: UnsafePointer<Vector>, to results: UnsafeMutablePointer<Vector>, vectors: Int
    ) {
        wide_logistic(Self.numbers(numbers), Self.numbers(results), vectors / 2)
    }

    /// results ← tanh(numbers), for an even number of vectors.
    @inline(__always)
    func tanh<Vector: LaneVector>(
        _ numbers: UnsafePointer<Vector>, to results: UnsafeMutablePointer<Vector>, vectors: Int
    ) {
        wide_tanh(Self.numbers(numbers), Self.numbers(results), vectors / 2)
    }

    /// A step of an LSTM: the next c and h from the sums of its gates.
    ///
    /// - Parameters:
    ///   - sums: Of every vector of units, those of i, f, g and o.
    ///   - c: The cell state before the step.
    ///   - nextC: The cell state after it.
    ///   - nextH: The output after it.
    ///   - vectors: The number of vectors of units, which is even.
    @inline(__always)
    func stepLSTM<Vector: LaneVector>(
        _ sums: UnsafePointer<Vector>, c: UnsafePointer<Vector>, nextC: UnsafeMutablePointer<Vector>,
        nextH: UnsafeMutablePointer<Vector>, vectors: Int
    ) {
        wide_lstm(Self.numbers(sums), Self.numbers(c), Self.numbers(nextC), Self.numbers(nextH), vectors / 2)
    }

    /// Numbers of float32 in vectors, which hold them in order and without padding.
    @inline(__always)
    private static func numbers<Vector: LaneVector>(_ pointer: UnsafePointer<Vector>) -> UnsafePointer<Float> {
        UnsafeRawPointer(pointer).assumingMemoryBound(to: Float.self)
    }

    @inline(__always)
    private static func numbers<Vector: LaneVector>(
        _ pointer: UnsafeMutablePointer<Vector>
    ) -> UnsafeMutablePointer<Float> {
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Float.self)
    }
}
