public import Charts

/// A colour with different values on light and dark pages.
public struct ColorPair: Hashable, Sendable {
    /// The colour on a light page.
    public let light: Color
    /// The colour on a dark page.
    public let dark: Color

    /// The colour in an attribute: a property of the page's style sheet if the two values differ.
    var written: String { light == dark ? Self.hexadecimal(light) : "var(\(property))" }

    /// The name of the property, which encodes both colours.
    private var property: String {
        "--ink-" + [light, dark].map { Self.hexadecimal($0).dropFirst() }.joined(separator: "-")
    }

    /// The style sheet that defines the colours of drawings on light, dark and printed pages.
    ///
    /// - Complexity: O(n log n) in the number of pairs.
    public static func styleSheet(of pairs: Set<ColorPair>) -> String {
        let different = pairs.filter { $0.light != $0.dark }.sorted { $0.property < $1.property }
        guard !different.isEmpty else { return "" }
        func rule(_ color: KeyPath<ColorPair, Color>) -> String {
            ":root{" + different.map { "\($0.property):\(hexadecimal($0[keyPath: color]))" }.joined(separator: ";")
                + "}"
        }
        return rule(\.light) + "\n@media screen and (prefers-color-scheme:dark){\(rule(\.dark))}\n"
    }

    /// The style sheet that defines the colours of one page's elements on light, dark and printed pages.
    ///
    /// - Complexity: O(n log n) in the number of pairs.
    public static func styleSheet(of drawings: some Sequence<InlineSVG>) -> String {
        styleSheet(of: drawings.reduce(into: Set<ColorPair>()) { $0.formUnion($1.colors) })
    }

    /// Without the opacity, which has its own attribute.
    private static func hexadecimal(_ color: Color) -> String { color.opacity(1).description }
}
