extension SVGText {
    /// The document with every id, and every reference to it, renamed to the prefix and a number.
    ///
    /// Cairo numbers surfaces throughout the life of the process, and glyphs from 0 in each file. Numbering all ids in
    /// order of appearance makes a document independent of earlier ones, and a unique prefix avoids clashes with others
    /// on the same page. Complexity: O(n) in the document's length.
    package func renamingIdentifiers(prefix: String) -> SVGText {
        let source = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var names: [ArraySlice<UInt8>: String] = [:]
        var index = 0
        while index < source.count {
            let byte = source[index]
            guard
                let marker = Self.markers.first(where: { $0.first == byte && source[index...].starts(with: $0.start) })
            else {
                result.append(byte)
                index += 1
                continue
            }
            let start = index + marker.start.count
            let end = source[start...].firstIndex(of: marker.end) ?? source.count
            let name = names[source[start..<end]] ?? "\(prefix)\(names.count)"
            names[source[start..<end]] = name
            result += marker.start
            result += name.utf8
            index = end
        }
        return SVGText(String(decoding: result, as: UTF8.self))
    }

    /// The text that begins an id or a reference, and the character that ends it.
    private static let markers: [(first: UInt8, start: [UInt8], end: UInt8)] = [
        (UInt8(ascii: " "), Array(" id=\"".utf8), UInt8(ascii: "\"")),
        (UInt8(ascii: "u"), Array("url(#".utf8), UInt8(ascii: ")")),
        (UInt8(ascii: "h"), Array("href=\"#".utf8), UInt8(ascii: "\"")),
    ]
}
