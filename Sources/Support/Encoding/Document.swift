/// A tree of values behind experiment files, journal headers and digests.
package enum Document: Sendable, Hashable {
    /// A string.
    case text(String)
    /// A finite number, written with its shortest digits.
    case number(Double)
    /// A whole number.
    case integer(Int)
    /// A whole number that may need all 64 bits.
    case natural(UInt64)
    /// True or false.
    case flag(Bool)
    /// A value that is not known: `null`.
    case absent
    /// Values in order.
    case list([Document])
    /// Named values in output order.
    case record([Field])

    /// One named value of a record.
    package struct Field: Sendable, Hashable {
        /// The name, once per record.
        package var key: String
        /// The value.
        package var value: Document

        /// A field from its parts.
        package init(_ key: String, _ value: Document) {
            self.key = key
            self.value = value
        }
    }

    /// The tree with the fields of every record sorted by the UTF-8 bytes of their names.
    package var sorted: Document {
        switch self {
        case .text, .number, .integer, .natural, .flag, .absent: self
        case .list(let values): .list(values.map(\.sorted))
        case .record(let fields):
            .record(
                fields.map { Field($0.key, $0.value.sorted) }
                    .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
        }
    }
}

// MARK: - JSON

extension Document {
    /// The tree as JSON (RFC 8259) without white space.
    package var json: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .number(let value): value.shortestDecimal
        case .integer(let value): String(value)
        case .natural(let value): String(value)
        case .flag(let value): String(value)
        case .absent: "null"
        case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
        case .record(let fields):
            "{" + fields.map { Self.quoted($0.key) + ":" + $0.value.json }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

// MARK: - YAML

extension Document {
    /// A record as a YAML document with one line per field.
    ///
    /// Texts are quoted if any YAML reader might take them for something else; keys are words.
    package var yaml: String {
        guard case .record(let fields) = self else { return flow + "\n" }
        return fields.map { "\($0.key): \($0.value.flow)\n" }.joined()
    }

    /// The tree as one line of YAML.
    package var flow: String {
        switch self {
        case .text(let text): text.isPlainYAML ? text : json
        case .number, .integer, .natural, .flag, .absent: json
        case .list(let values): "[" + values.map(\.flow).joined(separator: ", ") + "]"
        case .record(let fields):
            fields.isEmpty ? "{}" : "{ " + fields.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ") + " }"
        }
    }
}
