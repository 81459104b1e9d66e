/// What makes a gate of a pre-activation, chosen outside the loops that apply it.
protocol GateFunction {
    static func value<Vector: ElementwiseFloat>(_ x: Vector) -> Vector
}

/// σ.
enum LogisticGate: GateFunction {
    @inline(__always)
    static func value<Vector: ElementwiseFloat>(_ x: Vector) -> Vector { Vector.logistic(x) }
}

/// clip(0.2 x + 0.5, 0, 1).
enum HardLogisticGate: GateFunction {
    @inline(__always)
    static func value<Vector: ElementwiseFloat>(_ x: Vector) -> Vector { Vector.hardLogistic(x) }
}
