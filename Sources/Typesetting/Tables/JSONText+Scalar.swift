import Support

extension JSONText {
    /// A field of a record; `null` where it is empty or not finite.
    package static func scalar(_ value: Scalar) -> String {
        switch value {
        case .text(let text): string(text)
        case .integer(let value): String(value)
        case .number(let value): value.isFinite ? value.shortestDecimal : "null"
        case .flag(let value): String(value)
        case .empty: "null"
        }
    }
}
