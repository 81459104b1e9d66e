/// The units of one network side by side: for networks that fill the lanes.
enum UnitLanes<Vector: LaneVector>: LaneLayout {
    @inline(__always) static var networkCount: Int { 1 }
    static var wideProduct: WideProduct? { Vector.wideProduct }

    @inline(__always) static func spread(_ operand: Vector.Scalar) -> Vector { Vector(repeating: operand) }
    @inline(__always) static func largest(_ numbers: Vector) -> Vector.Scalar { numbers.largestOfLanes }
    @inline(__always) static func union(_ numbers: Vector) -> Vector.Scalar { numbers.unionOfLanes }

    @inline(__always)
    static func isZeroAnywhere(_ bits: Vector.Scalar) -> Bool { bits.hasNoBits }

    @inline(__always)
    static func sums(_ count: Int, _ terms: (_ vector: Int) -> Twin<Vector>) -> (Vector.Scalar, Vector.Scalar) {
        Vector.sumsOfLanes(count, terms)
    }
}
