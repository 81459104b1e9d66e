/// One line of text with superscripts and subscripts, such as 10⁻³ or a subscripted symbol.
public struct RichText: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// A piece of text on one level.
    public struct Run: Hashable, Sendable, Codable {
        /// The position of a run relative to the baseline.
        public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
            /// On the baseline, in full size.
            case baseline
            /// Raised, in reduced size.
            case superscript
            /// Lowered, in reduced size.
            case `subscript`
        }

        /// The characters.
        public var text: String
        /// Their level.
        public var level: Level

        /// A piece of text on a level.
        public init(_ text: String, _ level: Level = .baseline) {
            self.text = text
            self.level = level
        }
    }

    /// The runs from left to right.
    public var runs: [Run]

    /// A line made of runs.
    public init(runs: [Run]) {
        self.runs = runs
    }

    /// A line of plain text.
    public init(_ text: String) {
        runs = [Run(text)]
    }

    /// A line of plain text.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The line with a superscript appended.
    public func superscript(_ text: String) -> RichText {
        RichText(runs: runs + [Run(text, .superscript)])
    }

    /// The line with a subscript appended.
    public func `subscript`(_ text: String) -> RichText {
        RichText(runs: runs + [Run(text, .subscript)])
    }

    /// The concatenation; adjacent runs on the same level are merged.
    public static func + (left: RichText, right: RichText) -> RichText {
        guard let last = left.runs.last, let first = right.runs.first, last.level == first.level else {
            return RichText(runs: left.runs + right.runs)
        }
        return RichText(
            runs: left.runs.dropLast() + [Run(last.text + first.text, last.level)] + right.runs.dropFirst())
    }

    /// The characters without their levels.
    public var plainText: String { runs.map(\.text).joined() }
}
