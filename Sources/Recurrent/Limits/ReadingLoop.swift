/// Loops that read a working set repeatedly, to measure the bandwidth of the cache that holds it.
public final class ReadingLoop {
    /// The size of the working set: a whole number of iterations of both loops, at least one.
    public let bytes: Int
    /// The working set: vectors of eight numbers between 0 and 1, exclusive.
    private let numbers: LaneStorage<Float32x8>

    /// The number of vectors read per iteration of `multiply`; `read` reads twice as many.
    private static let turn = 6

    /// A working set of about `bytes` bytes.
    ///
    /// - Parameter bytes: Rounded down to a multiple of 384, but at least 384.
    public init(bytes: Int) {
        let turns = max(1, bytes / (2 * Self.turn * MemoryLayout<Float32x8>.stride))
        let count = 2 * Self.turn * turns
        numbers = LaneStorage(repeating: Float32x8(repeating: 0.001), count: count)
        self.bytes = count * MemoryLayout<Float32x8>.stride
    }

    /// Reads the working set `passes` times with almost no arithmetic.
    ///
    /// - Returns: A number that depends on all of it, so the compiler can omit no read.
    /// - Complexity: O(`passes` · `bytes`).
    public func read(passes: Int) -> UInt32 {
        typealias Bits = Float32x8.Bits
        var (a, b, c) = (Bits(repeating: 0), Bits(repeating: 0), Bits(repeating: 0))
        var (d, e, f) = (a, b, c)
        for _ in 0..<passes {
            var place = UnsafePointer(numbers.pointer)
            let end = place + numbers.count
            while place < end {
                a ^= place[0].bits
                b ^= place[1].bits
                c ^= place[2].bits
                d ^= place[3].bits
                e ^= place[4].bits
                f ^= place[5].bits
                a ^= place[6].bits
                b ^= place[7].bits
                c ^= place[8].bits
                d ^= place[9].bits
                e ^= place[10].bits
                f ^= place[11].bits
                place += 2 * Self.turn
            }
        }
        return ((a ^ b) ^ (c ^ d) ^ (e ^ f)).wrappedSum()
    }

    /// Reads the working set `passes` times, with two fused multiply-adds per vector, like the product of a weight
    /// matrix with both sequences of a pair.
    ///
    /// - Returns: A number that depends on all of it, so the compiler can omit nothing.
    /// - Complexity: O(`passes` · `bytes`).
    public func multiply(passes: Int) -> Float {
        typealias Vector = Float32x8
        let (x, y) = (Vector(repeating: 1e-9), Vector(repeating: 2e-9))
        var (a, b, c) = (Vector(repeating: 0), Vector(repeating: 0), Vector(repeating: 0))
        var (d, e, f) = (a, b, c)
        var (g, h, i) = (a, b, c)
        var (j, k, l) = (a, b, c)
        for _ in 0..<passes {
            var place = UnsafePointer(numbers.pointer)
            let end = place + numbers.count
            while place < end {
                a = Vector.multiplyAdd(place[0], x, a)
                b = Vector.multiplyAdd(place[0], y, b)
                c = Vector.multiplyAdd(place[1], x, c)
                d = Vector.multiplyAdd(place[1], y, d)
                e = Vector.multiplyAdd(place[2], x, e)
                f = Vector.multiplyAdd(place[2], y, f)
                g = Vector.multiplyAdd(place[3], x, g)
                h = Vector.multiplyAdd(place[3], y, h)
                i = Vector.multiplyAdd(place[4], x, i)
                j = Vector.multiplyAdd(place[4], y, j)
                k = Vector.multiplyAdd(place[5], x, k)
                l = Vector.multiplyAdd(place[5], y, l)
                place += Self.turn
            }
        }
        return (((a + b) + (c + d)) + ((e + f) + (g + h)) + ((i + j) + (k + l))).lanes.sum()
    }
}
