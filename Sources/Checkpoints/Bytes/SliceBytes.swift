import Support

/// A range of the bytes of another source.
struct SliceBytes: ByteSource {
    let name: String
    let count: Int
    private let source: any ByteSource
    private let start: Int

    /// The bytes of a range.
    ///
    /// - Throws: `Failure` if the range leaves the source.
    init(_ name: String, _ range: Range<Int>, of source: any ByteSource) throws(Failure) {
        try source.checkBounds(range)
        self.name = name
        self.source = source
        start = range.lowerBound
        count = range.count
    }

    func bytes(_ range: Range<Int>) throws(Failure) -> [UInt8] {
        try checkBounds(range)
        return try source.bytes(start + range.lowerBound..<start + range.upperBound)
    }
}
