extension DrawStream {
    /// Fills `buffer` with normal deviates from index `start`, each multiplied by `scale`.
    ///
    /// - Complexity: O(`buffer.count`); four blocks are computed side by side.
    public func fillNormals(_ buffer: inout [Double], count: Int, from start: Int, scale: Double = 1) {
        precondition(start >= 0 && count <= buffer.count, "the buffer is too small for the normal deviates")
        buffer.withUnsafeMutableBufferPointer { buffer in
            fillNormals(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: start, scale: scale)
        }
    }

    /// Fills memory with normal deviates from index `start`, each multiplied by `scale`.
    func fillNormals(_ buffer: UnsafeMutableBufferPointer<Double>, from start: Int, scale: Double = 1) {
        let count = buffer.count
        var filled = 0
        var block = start / 2
        if !start.isMultiple(of: 2), count > 0 {
            buffer[0] = normalPair(block: UInt64(block)).1 * scale
            filled = 1
            block += 1
        }
        let scales = Float64x4(repeating: scale)
        while count - filled >= 8 {
            let (even, odd) = fourNormalPairs(firstBlock: UInt64(block))
            let (first, second) = ((even * scales).lanes, (odd * scales).lanes)
            for lane in 0..<4 {
                buffer[filled + 2 * lane] = first[lane]
                buffer[filled + 2 * lane + 1] = second[lane]
            }
            filled += 8
            block += 4
        }
        while filled < count {
            let pair = normalPair(block: UInt64(block))
            buffer[filled] = pair.0 * scale
            if filled + 1 < count { buffer[filled + 1] = pair.1 * scale }
            filled += 2
            block += 1
        }
    }

    /// Fills memory with the draws of U(−limit, limit) that `uniforms` returns from index `start`.
    ///
    /// - Precondition: `start` is even.
    func fillUniforms(_ buffer: UnsafeMutableBufferPointer<Double>, from start: Int, limit: Double) {
        precondition(start >= 0 && start.isMultiple(of: 2), "uniform deviates are drawn in pairs")
        let count = buffer.count
        let (limits, one, two) = (
            Float64x4(repeating: limit), Float64x4(repeating: 1), Float64x4(repeating: 2)
        )
        var filled = 0
        var block = start / 2
        while count - filled >= 8 {
            let (even, odd) = fourUniformPairs(firstBlock: UInt64(block))
            let (first, second) = (((two * even - one) * limits).lanes, ((two * odd - one) * limits).lanes)
            for lane in 0..<4 {
                buffer[filled + 2 * lane] = first[lane]
                buffer[filled + 2 * lane + 1] = second[lane]
            }
            filled += 8
            block += 4
        }
        while filled < count {
            let pair = uniformPair(block: UInt64(block))
            buffer[filled] = (2 * pair.0 - 1) * limit
            if filled + 1 < count { buffer[filled + 1] = (2 * pair.1 - 1) * limit }
            filled += 2
            block += 1
        }
    }

    /// Appends `start` + ⌊u·`bound`⌋ for the first uniform draws u of the stream.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - bound: The number of different indices; at least 1.
    ///   - start: The least index.
    ///   - indices: The array to append to.
    /// - Complexity: O(`count`); four blocks are computed side by side.
    public func appendIndices(_ count: Int, below bound: Int, from start: Int, to indices: inout [Int]) {
        let bounds = Float64x4(repeating: Double(bound))
        var drawn = 0
        while count - drawn >= 8 {
            let (even, odd) = fourUniformPairs(firstBlock: UInt64(drawn / 2))
            let (first, second) = ((even * bounds).lanes, (odd * bounds).lanes)
            for lane in 0..<4 {
                indices.append(start + Int(first[lane]))
                indices.append(start + Int(second[lane]))
            }
            drawn += 8
        }
        while drawn < count {
            let pair = uniformPair(block: UInt64(drawn / 2))
            indices.append(start + Int(pair.0 * Double(bound)))
            if drawn + 1 < count { indices.append(start + Int(pair.1 * Double(bound))) }
            drawn += 2
        }
    }

    /// The normal pairs of four consecutive blocks, one block per lane.
    @inline(__always)
    private func fourNormalPairs(firstBlock: UInt64) -> (Float64x4, Float64x4) {
        let (u, v) = fourUniformPairs(firstBlock: firstBlock)
        return Self.normal(u, v)
    }

    /// The uniform pairs of four consecutive blocks, one block per lane.
    @inline(__always)
    private func fourUniformPairs(firstBlock: UInt64) -> (Float64x4, Float64x4) {
        let blocks = SIMD4<UInt64>(repeating: firstBlock) &+ SIMD4(0, 1, 2, 3)
        let low = SIMD4<UInt64>(repeating: 0xFFFF_FFFF)
        let half = SIMD4<UInt64>(repeating: 32)
        var c0 = blocks & low
        var c1 = blocks &>> half
        var c2 = SIMD4<UInt64>(repeating: UInt64(address.0))
        var c3 = SIMD4<UInt64>(repeating: UInt64(address.1))
        var (k0, k1) = key
        let m0 = SIMD4<UInt64>(repeating: Philox4x32.multipliers.0)
        let m1 = SIMD4<UInt64>(repeating: Philox4x32.multipliers.1)
        for _ in 0..<Philox4x32.rounds {
            let p0 = (c0 & low) &* m0
            let p1 = (c2 & low) &* m1
            (c0, c1, c2, c3) = (
                (p1 &>> half) ^ c1 ^ SIMD4(repeating: UInt64(k0)), p1 & low,
                (p0 &>> half) ^ c3 ^ SIMD4(repeating: UInt64(k1)), p0 & low
            )
            k0 &+= Philox4x32.keySteps.0
            k1 &+= Philox4x32.keySteps.1
        }
        return (Self.uniform(c0, c1), Self.uniform(c2, c3))
    }

    /// `uniform(_:_:)` for four pairs of words.
    @inline(__always)
    private static func uniform(_ high: SIMD4<UInt64>, _ low: SIMD4<UInt64>) -> Float64x4 {
        let bits = (high &<< SIMD4(repeating: 32)) | low
        let unit = (bits &>> SIMD4(repeating: 12)) | SIMD4(repeating: 0x3FF0_0000_0000_0000)
        return Float64x4(bits: unit) - Float64x4(repeating: 1) + Float64x4(repeating: 0x1p-53)
    }
}
