/// A function of a pre-activation, computed in two stages.
///
/// A processor tracks a few dozen operations that wait for their operands. A whole function is one long chain, so two
/// or three of them fill this window and leave the arithmetic units idle. If each stage is applied to every vector
/// before the next one, enough half-functions overlap.
protocol StagedFunction {
    /// The part before the division.
    static func begin<Vector: ElementwiseFloat>(_ x: Vector) -> ReducedExponential<Vector>

    /// The value, from the result of `begin` for x.
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

/// clip(0.2 x + 0.5, 0, 1), computed entirely in the second stage.
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
