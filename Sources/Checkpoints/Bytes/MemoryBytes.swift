import Support

/// Bytes in memory, such as an entry after inflating.
package struct MemoryBytes: ByteSource {
    package let name: String
    private let content: [UInt8]

    package var count: Int { content.count }

    package init(_ name: String, _ content: [UInt8]) {
        self.name = name
        self.content = content
    }

    package func bytes(_ range: Range<Int>) throws(Failure) -> [UInt8] {
        try checkBounds(range)
        return Array(content[range])
    }
}
