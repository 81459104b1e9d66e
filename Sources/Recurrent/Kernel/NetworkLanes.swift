/// One unit of several networks side by side: for networks so small that they would leave lanes empty, or arithmetic
/// units idle while each step waits for the previous one.
enum NetworkLanes<Vector: LaneVector>: LaneLayout {
    @inline(__always) static var networkCount: Int { Vector.laneCount }
    static var wideProduct: WideProduct? { nil }

    @inline(__always) static func spread(_ operand: Vector) -> Vector { operand }
    @inline(__always) static func largest(_ numbers: Vector) -> Vector { numbers }
    @inline(__always) static func union(_ numbers: Vector) -> Vector { numbers }
    @inline(__always) static func isZeroAnywhere(_ bits: Vector) -> Bool { bits.hasZeroLane }

    @inline(__always)
    static func sums(_ count: Int, _ terms: (_ vector: Int) -> Twin<Vector>) -> (Vector, Vector) {
        @inline(__always)
        func partial(_ first: Int) -> Twin<Vector> {
            var sum = Twin<Vector>(repeating: 0)
            var vector = first
            while vector < count {
                sum = sum + terms(vector)
                vector += 8
            }
            return sum
        }
        let joined =
            ((partial(0) + partial(1)) + (partial(2) + partial(3)))
            + ((partial(4) + partial(5)) + (partial(6) + partial(7)))
        return (joined.a, joined.b)
    }
}
