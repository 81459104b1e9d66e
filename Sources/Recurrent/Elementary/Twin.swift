/// Two vectors that go through the same instructions, such as those of the two sequences.
///
/// The elementary functions are chains in which every operation waits for the previous one; two interleaved chains
/// share their constants and hide each other's latency.
struct Twin<Vector: ElementwiseFloat>: ElementwiseFloat {
    typealias Scalar = Vector.Scalar

    /// The first vector.
    var a: Vector
    /// The second vector.
    var b: Vector

    @inline(__always) static var laneCount: Int { 2 * Vector.laneCount }

    @inline(__always)
    init(_ a: Vector, _ b: Vector) {
        self.a = a
        self.b = b
    }

    @inline(__always) init(repeating scalar: Scalar) { self.init(Vector(repeating: scalar), Vector(repeating: scalar)) }

    @inline(__always) static func + (left: Self, right: Self) -> Self { Self(left.a + right.a, left.b + right.b) }
    @inline(__always) static func - (left: Self, right: Self) -> Self { Self(left.a - right.a, left.b - right.b) }
    @inline(__always) static func * (left: Self, right: Self) -> Self { Self(left.a * right.a, left.b * right.b) }
    @inline(__always) static func / (left: Self, right: Self) -> Self { Self(left.a / right.a, left.b / right.b) }

    @inline(__always)
    static func multiplyAdd(_ left: Self, _ right: Self, _ addend: Self) -> Self {
        Self(Vector.multiplyAdd(left.a, right.a, addend.a), Vector.multiplyAdd(left.b, right.b, addend.b))
    }

    @inline(__always) var magnitude: Self { Self(a.magnitude, b.magnitude) }
    @inline(__always) var negativeMagnitude: Self { Self(a.negativeMagnitude, b.negativeMagnitude) }
    @inline(__always) var negated: Self { Self(a.negated, b.negated) }
    @inline(__always) func withSign(of other: Self) -> Self { Self(a.withSign(of: other.a), b.withSign(of: other.b)) }

    @inline(__always)
    func clamped(below limit: Self) -> Self { Self(a.clamped(below: limit.a), b.clamped(below: limit.b)) }

    @inline(__always)
    func clamped(above limit: Self) -> Self { Self(a.clamped(above: limit.a), b.clamped(above: limit.b)) }

    @inline(__always)
    func powerOfTwo(times scale: Scalar) -> Self { Self(a.powerOfTwo(times: scale), b.powerOfTwo(times: scale)) }

    @inline(__always)
    func inversePowerOfTwo(times scale: Scalar) -> Self {
        Self(a.inversePowerOfTwo(times: scale), b.inversePowerOfTwo(times: scale))
    }
}

extension Twin {
    @inline(__always) static var roundingShift: Scalar { Vector.roundingShift }
    @inline(__always) static var log2E: Scalar { Vector.log2E }
    @inline(__always) static var ln2High: Scalar { Vector.ln2High }
    @inline(__always) static var ln2Low: Scalar { Vector.ln2Low }
    @inline(__always) static var exponentialCeiling: Scalar { Vector.exponentialCeiling }
    @inline(__always) static var exponentialFloor: Scalar { Vector.exponentialFloor }
    @inline(__always) static var tanhCeiling: Scalar { Vector.tanhCeiling }
    @inline(__always) static var logisticCeiling: Scalar { Vector.logisticCeiling }
    @inline(__always) static var subnormalScale: Scalar { Vector.subnormalScale }

    @inline(__always)
    static func exponentialTail(_ r: Self, rate k: Scalar) -> Self {
        Self(Vector.exponentialTail(r.a, rate: k), Vector.exponentialTail(r.b, rate: k))
    }
}
