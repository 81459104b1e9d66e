/// The characters with which YAML begins anchors, aliases and tags, hidden from its parser.
///
/// With anchors and aliases a small file can stand for one that no memory holds, and a parser follows them before anybody
/// can look. Yet within a text those characters are ordinary: titles and addresses hold them. So the parser is shown
/// others in their place, which are ordinary everywhere, and can find none of the three. Wherever it would have found
/// one, it finds a text without quotation marks that begins with a mask.
enum MaskedIndicators {
    /// Characters for private use, which a file therefore cannot hold itself.
    private static let masks: [UnicodeScalar: UnicodeScalar] = ["&": "\u{F700}", "*": "\u{F701}", "!": "\u{F702}"]
    private static let indicators = Dictionary(uniqueKeysWithValues: masks.map { ($1, $0) })

    /// Whether a character stands for another in a text that is masked.
    static func isMask(_ character: UnicodeScalar) -> Bool { indicators[character] != nil }

    /// A text without masks, with its indicators masked.
    static func masked(_ text: String) -> String { replacing(masks, in: text) }

    /// A text as it was before it was masked.
    static func unmasked(_ text: String) -> String { replacing(indicators, in: text) }

    /// The indicator that a masked text begins with, where it does.
    static func indicator(atStartOf text: String) -> UnicodeScalar? {
        text.unicodeScalars.first.flatMap { indicators[$0] }
    }

    /// Characters are replaced one by one, whatever accents follow them.
    private static func replacing(_ table: [UnicodeScalar: UnicodeScalar], in text: String) -> String {
        var replaced = String.UnicodeScalarView()
        replaced.append(contentsOf: text.unicodeScalars.lazy.map { table[$0] ?? $0 })
        return String(replaced)
    }
}
