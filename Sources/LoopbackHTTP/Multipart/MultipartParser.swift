/// Splits a form with files into its parts while it arrives (RFC 7578).
///
/// The parser is stricter than the standard. It rejects text around the parts, repeated names and fields that browsers do not
/// send. It keeps at most one head or boundary in memory besides the bytes that it is given.
package struct MultipartParser: Sendable {
    /// What the parser finds, in the order of the body.
    package enum Event: Sendable, Hashable {
        /// A part begins.
        case part(MultipartPart)
        /// The next bytes of the content of the part.
        case content([UInt8])
        /// The part has ended.
        case endOfPart
    }

    private enum Place: Sendable {
        case opening, afterBoundary, head, content, end
    }

    private let boundary: MultipartBoundary
    private var place = Place.opening
    private var names: Set<String> = []
    /// The bytes that are not understood yet.
    private var rest: [UInt8] = []

    /// The maximum number of parts.
    private static let mostParts = 32
    /// The maximum size of the head of a part in bytes.
    private static let largestHead = 4 << 10
    private static let lineBreak: [UInt8] = [0x0D, 0x0A]

    /// A parser of a body that has not arrived yet.
    package init(_ boundary: MultipartBoundary) {
        self.boundary = boundary
    }

    /// Reads the next bytes of the body.
    ///
    /// - Throws: The refusal if the body is malformed.
    /// - Complexity: O(n · b) in the numbers of bytes and of characters of the boundary.
    package mutating func read(_ bytes: [UInt8]) throws(HTTPRefusal) -> [Event] {
        rest += bytes
        var events: [Event] = []
        var start = 0
        while let next = try step(from: &start) { events += next }
        rest.removeFirst(start)
        return events
    }

    /// Checks that the body has ended with its last boundary.
    package func finish() throws(HTTPRefusal) {
        guard case .end = place, rest.isEmpty || rest == Self.lineBreak else {
            throw .malformed("its last part is incomplete, or something follows it")
        }
    }

    /// Reads from `start` as far as one place of the body reaches; nil if more bytes are needed.
    private mutating func step(from start: inout Int) throws(HTTPRefusal) -> [Event]? {
        switch place {
        case .opening:
            guard try hasArrived(boundary.opening, at: start) else { return nil }
            start += boundary.opening.count
            place = .afterBoundary
            return []
        case .afterBoundary:
            guard rest.count >= start + 2 else { return nil }
            let next = rest[start..<(start + 2)]
            guard next.elementsEqual(Self.lineBreak) || next.elementsEqual("--".utf8) else {
                throw .malformed("a boundary of its parts is followed by something else")
            }
            place = next.elementsEqual("--".utf8) ? .end : .head
            start += 2
            return []
        case .head: return try head(from: &start)
        case .content: return content(from: &start)
        case .end:
            guard rest.count <= start + 2 else { throw .malformed("something follows its last part") }
            return nil
        }
    }

    /// Whether `expected` is at `start`; false if it has not arrived as a whole.
    private func hasArrived(_ expected: [UInt8], at start: Int) throws(HTTPRefusal) -> Bool {
        let arrived = rest[start...].prefix(expected.count)
        guard expected.starts(with: arrived) else {
            throw .malformed("it does not begin with the boundary of its parts")
        }
        return arrived.count == expected.count
    }

    private mutating func head(from start: inout Int) throws(HTTPRefusal) -> [Event]? {
        let window = rest[start...].prefix(Self.largestHead)
        guard let end = Self.place(of: Self.lineBreak + Self.lineBreak, in: window) else {
            guard window.count < Self.largestHead else { throw .malformed("the head of a part is too long") }
            return nil
        }
        let part = try MultipartPart(rest[start..<end])
        guard names.insert(part.name).inserted else { throw .malformed("two of its parts have the same name") }
        guard names.count <= Self.mostParts else { throw .malformed("it has more than \(Self.mostParts) parts") }
        start = end + 4
        place = .content
        return [.part(part)]
    }

    private mutating func content(from start: inout Int) -> [Event]? {
        let delimiter = boundary.delimiter
        if let end = Self.place(of: delimiter, in: rest[start...]) {
            let content = Array(rest[start..<end])
            start = end + delimiter.count
            place = .afterBoundary
            return content.isEmpty ? [.endOfPart] : [.content(content), .endOfPart]
        }
        // The last bytes may be the beginning of a boundary.
        let end = rest.count - delimiter.count + 1
        guard end > start else { return nil }
        defer { start = end }
        return [.content(Array(rest[start..<end]))]
    }

    /// The index at which `wanted`, which begins with a carriage return, first occurs.
    private static func place(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var searched = bytes
        while let index = searched.firstIndex(of: 0x0D), index + wanted.count <= bytes.endIndex {
            if bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
            searched = bytes[(index + 1)...]
        }
        return nil
    }
}
