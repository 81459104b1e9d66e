/// One unit of several networks side by side: for networks so small that they would leave lanes empty or wait for
/// themselves.
enum NetworkLanes<Vector: LaneVector>: LaneLayout {
    @inline(__always) static var networkCount: Int { Vector.laneCount }

    @inline(__always) static func spread(_ operand: Vector) -> Vector { operand }

    @inline(__always)
    static func compare(
        _ a: UnsafePointer<Vector>, _ b: UnsafePointer<Vector>, count: Int,
        _ body: (_ network: Int, OutputComparison<Vector.Scalar>) -> Void
    ) {
        var maximum = Vector(repeating: 0)
        var differing = Vector(repeating: 0)
        for unit in 0..<count {
            maximum = maximum.larger((a[unit] - b[unit]).magnitude)
            differing = differing.union(a[unit].differingBits(from: b[unit]))
        }
        let scaleOfA = sum(count) { a[$0] * a[$0] }.reciprocalNorm
        let scaleOfB = sum(count) { b[$0] * b[$0] }.reciprocalNorm
        let cosine = sum(count) { (a[$0] * scaleOfA) * (b[$0] * scaleOfB) }
        for network in 0..<networkCount {
            let areSame = differing.isZero(lane: network)
            body(
                network,
                OutputComparison(
                    maximumDifference: maximum[network], cosineIsOne: areSame || cosine[network] >= 1,
                    areSame: areSame))
        }
    }

    /// Term j joins partial sum j mod 8; the partial sums join as ((0+1)+(2+3))+((4+5)+(6+7)).
    @inline(__always)
    private static func sum(_ count: Int, _ term: (Int) -> Vector) -> Vector {
        @inline(__always)
        func partial(_ first: Int) -> Vector {
            var sum = Vector(repeating: 0)
            var index = first
            while index < count {
                sum = sum + term(index)
                index += 8
            }
            return sum
        }
        return ((partial(0) + partial(1)) + (partial(2) + partial(3)))
            + ((partial(4) + partial(5)) + (partial(6) + partial(7)))
    }

    static func areSame(
        _ a: UnsafePointer<Vector>, _ b: UnsafePointer<Vector>, count: Int, network: Int
    ) -> Bool {
        (0..<count).allSatisfy { a[$0].differingBits(from: b[$0]).isZero(lane: network) }
    }
}
