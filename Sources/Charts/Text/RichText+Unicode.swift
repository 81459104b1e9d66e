extension RichText {
    /// The characters in one line of plain text, raised and lowered digits and signs as the characters that Unicode has for
    /// them, such as `10⁻³`.
    public var unicodeText: String {
        runs.map { run in
            switch run.level {
            case .baseline: run.text
            case .superscript: String(run.text.map { Self.superscripts[$0] ?? $0 })
            case .subscript: String(run.text.map { Self.subscripts[$0] ?? $0 })
            }
        }.joined()
    }

    private static let superscripts = characters("0123456789−-+n", as: "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺ⁿ")
    private static let subscripts = characters("0123456789−-+", as: "₀₁₂₃₄₅₆₇₈₉₋₋₊")

    private static func characters(_ usual: String, as others: String) -> [Character: Character] {
        Dictionary(uniqueKeysWithValues: zip(usual, others))
    }
}
