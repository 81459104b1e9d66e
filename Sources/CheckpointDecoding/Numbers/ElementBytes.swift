/// Bytes of elements as filters and defaults arrange them.
package enum ElementBytes {
    /// Elements in their order from the first bytes of all, then the second bytes, and so on; bytes after the last whole
    /// element stay at the end.
    package static func unshuffled(_ bytes: [UInt8], elementSize: Int) -> [UInt8] {
        let count = bytes.count / elementSize
        var result = bytes
        for place in 0..<elementSize {
            for element in 0..<count { result[element * elementSize + place] = bytes[place * count + element] }
        }
        return result
    }

    /// Bytes that repeat those of an element, which has at least one.
    package static func repeated(_ element: [UInt8], count: Int) -> [UInt8] {
        var result = zeros(count)
        guard element.contains(where: { $0 != 0 }) else { return result }
        for index in result.indices { result[index] = element[index % element.count] }
        return result
    }

    /// Bytes that are zero.
    package static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
}
