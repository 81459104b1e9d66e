/// The units of one network side by side: for networks that fill the lanes.
enum UnitLanes<Vector: LaneVector>: LaneLayout {
    @inline(__always) static var networkCount: Int { 1 }

    @inline(__always) static func spread(_ operand: Vector.Scalar) -> Vector { Vector(repeating: operand) }

    @inline(__always)
    static func compare(
        _ a: UnsafePointer<Vector>, _ b: UnsafePointer<Vector>, count: Int,
        _ body: (_ network: Int, OutputComparison<Vector.Scalar>) -> Void
    ) {
        let (maximum, areSame) = Vector.difference(a, b, count: count)
        let cosineIsOne = areSame || Vector.cosineIsOne(a, b, count: count)
        body(0, OutputComparison(maximumDifference: maximum, cosineIsOne: cosineIsOne, areSame: areSame))
    }

    @inline(__always)
    static func areSame(
        _ a: UnsafePointer<Vector>, _ b: UnsafePointer<Vector>, count: Int, network: Int
    ) -> Bool {
        Vector.difference(a, b, count: count).isSame
    }
}
