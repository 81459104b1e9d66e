/// Hides the characters that begin YAML anchors, aliases and tags from the parser.
///
/// With anchors and aliases, a small file can expand beyond any memory, and the parser expands it before the result can
/// be checked. Within a text, however, these characters are ordinary: titles and addresses contain them. So the parser
/// sees substitutes that are ordinary everywhere, and finds no anchors, aliases or tags. Wherever it would have found
/// one, it finds an unquoted text that begins with a substitute.
enum MaskedIndicators {
    /// Private-use characters, which a file may therefore not contain itself.
    private static let masks: [UnicodeScalar: UnicodeScalar] = ["&": "\u{F700}", "*": "\u{F701}", "!": "\u{F702}"]
    private static let indicators = Dictionary(uniqueKeysWithValues: masks.map { ($1, $0) })

    /// Whether a character is a substitute in a masked text.
    static func isMask(_ character: UnicodeScalar) -> Bool { indicators[character] != nil }

    /// A text without masks, with its indicators masked.
    static func masked(_ text: String) -> String { replacing(masks, in: text) }

    /// The original of a masked text.
    static func unmasked(_ text: String) -> String { replacing(indicators, in: text) }

    /// The indicator that begins a masked text; nil if there is none.
    static func indicator(atStartOf text: String) -> UnicodeScalar? {
        text.unicodeScalars.first.flatMap { indicators[$0] }
    }

    /// Replaces characters one by one, even if combining accents follow them.
    private static func replacing(_ table: [UnicodeScalar: UnicodeScalar], in text: String) -> String {
        var replaced = String.UnicodeScalarView()
        replaced.append(contentsOf: text.unicodeScalars.lazy.map { table[$0] ?? $0 })
        return String(replaced)
    }
}
