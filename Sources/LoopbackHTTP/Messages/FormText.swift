/// The fields of a submitted form (application/x-www-form-urlencoded, URL Standard, section 5).
public struct FormText: Sendable {
    private let values: [String: [String]]

    /// Parses the body of a request; fields that are not valid text are omitted.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public init(_ body: [UInt8]) {
        let pairs = body.split(separator: UInt8(ascii: "&")).compactMap { pair -> (name: String, value: String)? in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : []) else {
                return nil
            }
            return (name, value)
        }
        values = Dictionary(grouping: pairs, by: \.name).mapValues { $0.map(\.value) }
    }

    /// The values of a field in the order sent.
    public func values(of name: String) -> [String] { values[name] ?? [] }

    /// The decoded text; nil if it is invalid.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        // Browsers send line breaks as CR LF.
        return String(validating: decoded, as: UTF8.self)?.replacing("\r\n", with: "\n")
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
