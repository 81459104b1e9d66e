import Support

extension ByteSource {
    /// Throws if a range leaves the source.
    func checkBounds(_ range: Range<Int>) throws(Failure) {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw Failure(
                .data, "\(name) ends after \(count.grouped) bytes, before what it refers to; copy or save it again.")
        }
    }

    /// All bytes of a small source.
    ///
    /// - Throws: `Failure` if it has more than `limit` bytes.
    func allBytes(upTo limit: Int) throws(Failure) -> [UInt8] {
        guard count <= limit else {
            throw Failure(.data, "\(name) has \(count.grouped) bytes; at most \(limit.grouped) are allowed.")
        }
        return try bytes(0..<count)
    }

    /// The first bytes; fewer than `length` if the source is shorter.
    func beginning(_ length: Int) throws(Failure) -> [UInt8] {
        try bytes(0..<min(length, count))
    }

    /// Reads a range piece by piece, so that it need not fit in memory.
    func forEachPiece(
        of range: Range<Int>, size: Int = 1 << 20, _ body: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var position = range.lowerBound
        while position < range.upperBound {
            let end = min(position + size, range.upperBound)
            try body(try bytes(position..<end))
            position = end
        }
    }

    /// The SHA-256 of the bytes, as hexadecimal digits.
    ///
    /// - Complexity: O(n) in the number of bytes.
    package func sha256() throws(Failure) -> String { try [self].sha256() }
}

extension [any ByteSource] {
    /// The SHA-256 of the bytes of one source after the other, as hexadecimal digits.
    ///
    /// - Complexity: O(n) in the number of bytes.
    func sha256() throws(Failure) -> String {
        let hash = SHA256.Stream()
        for source in self {
            try source.forEachPiece(of: 0..<source.count) { (piece) throws(Failure) in
                try Failure.checkCancellation(while: "Reading \(source.name)")
                hash.append(piece)
            }
        }
        return hash.hexadecimal
    }
}
