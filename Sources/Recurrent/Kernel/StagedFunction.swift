/// A function of a pre-activation in two stages.
///
/// A processor looks at some dozens of operations that wait for their operands. A whole function is one long chain, so
/// that two or three of them fill this room and the arithmetic units stand idle; of half functions, each stage applied to
/// every vector before the next one, enough go side by side.
protocol StagedFunction {
    /// What comes before the division.
    static func begin<Vector: ElementwiseFloat>(_ x: Vector) -> ReducedExponential<Vector>

    /// The value, from what `begin` made of x.
    static func finish<Vector: ElementwiseFloat>(_ x: Vector, _ begun: ReducedExponential<Vector>) -> Vector
}

/// tanh.
enum StagedTanh: StagedFunction {
    @inline(__always)
    static func begin<Vector: ElementwiseFloat>(_ x: Vector) -> ReducedExponential<Vector> {
        Vector.exponentialOfTanh(x)
    }

    @inline(__always)
    static func finish<Vector: ElementwiseFloat>(_ x: Vector, _ begun: ReducedExponential<Vector>) -> Vector {
        Vector.hyperbolicTangent(x, begun)
    }
}

/// σ.
enum StagedLogistic: StagedFunction {
    @inline(__always)
    static func begin<Vector: ElementwiseFloat>(_ x: Vector) -> ReducedExponential<Vector> {
        Vector.exponentialOfLogistic(x)
    }

    @inline(__always)
    static func finish<Vector: ElementwiseFloat>(_ x: Vector, _ begun: ReducedExponential<Vector>) -> Vector {
        Vector.logistic(begun)
    }
}

/// clip(0.2 x + 0.5, 0, 1), all of it in the second stage.
enum StagedHardLogistic: StagedFunction {
    @inline(__always)
    static func begin<Vector: ElementwiseFloat>(_ x: Vector) -> ReducedExponential<Vector> {
        ReducedExponential(minusOne: x, shiftedPower: x)
    }

    @inline(__always)
    static func finish<Vector: ElementwiseFloat>(_ x: Vector, _ begun: ReducedExponential<Vector>) -> Vector {
        Vector.hardLogistic(x)
    }
}
