/// Searches in bytes.
package enum ByteSearch {
    /// The last place of some bytes that is at most a limit; nil if there is none.
    ///
    /// - Complexity: O(n) in the number of bytes before the limit.
    package static func last(_ pattern: [UInt8], in bytes: [UInt8], upTo limit: Int) -> Int? {
        var place = min(limit, bytes.count - pattern.count)
        while place >= 0 {
            var length = 0
            while length < pattern.count, bytes[place + length] == pattern[length] { length += 1 }
            if length == pattern.count { return place }
            place -= 1
        }
        return nil
    }
}
