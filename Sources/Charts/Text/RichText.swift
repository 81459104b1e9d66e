/// One line of text whose parts may be raised or lowered, such as 10⁻³ or a subscripted symbol.
public struct RichText: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// A stretch of text on one level.
    public struct Run: Hashable, Sendable, Codable {
        /// Where a run stands relative to the baseline.
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
        /// Where they stand.
        public var level: Level

        /// A stretch of text on a level.
        public init(_ text: String, _ level: Level = .baseline) {
            self.text = text
            self.level = level
        }
    }

    /// The stretches from left to right.
    public var runs: [Run]

    /// A line made of stretches.
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

    /// One line after the other; stretches on one level that meet become one.
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
