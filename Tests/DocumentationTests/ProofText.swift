/// The prose of a file: its text without code, with every line where it was.
enum ProofText {
    /// The mark in place of code between two pieces of prose, which no phrase spans.
    private static let gap: Unicode.Scalar = "|"

    /// A page without its samples: blocks between fences, and lines indented by four spaces.
    static func page(_ text: String) -> String {
        var isFenced = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            if line.hasPrefix("```") {
                isFenced.toggle()
                return ""
            }
            return isFenced || line.hasPrefix("    ") ? "" : line
        }
        return lines.joined(separator: "\n")
    }

    /// The comments and the string literals of Swift code.
    static func swift(_ code: String) -> String {
        var reader = SwiftReader(code)
        reader.readCode(isInterpolation: false)
        return String(String.UnicodeScalarView(reader.prose))
    }

    /// Reads Swift code and collects its prose.
    private struct SwiftReader {
        private(set) var prose: [Unicode.Scalar] = []
        private let code: [Unicode.Scalar]
        private var index = 0

        init(_ code: String) {
            self.code = Array(code.unicodeScalars)
        }

        /// Reads code to its end, or past the parenthesis that ends an interpolation.
        mutating func readCode(isInterpolation: Bool) {
            var depth = 0
            while let scalar = peek() {
                if scalar == "/", peek(1) == "/" {
                    readComment()
                } else if let hashes = hashesBeforeQuote() {
                    readString(hashes: hashes)
                } else {
                    index += 1
                    if scalar == "\n" || scalar == " " { prose.append(scalar) } else { addGap() }
                    if scalar == "(" { depth += 1 }
                    if scalar == ")" { depth -= 1 }
                    if isInterpolation, depth < 0 { return }
                }
            }
        }

        private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
            index + offset < code.count ? code[index + offset] : nil
        }

        private mutating func addGap() {
            if prose.last != gap { prose.append(gap) }
        }

        /// Reads a comment up to the end of its line.
        private mutating func readComment() {
            while peek() == "/" { index += 1 }
            while let scalar = peek(), scalar != "\n" {
                prose.append(scalar)
                index += 1
            }
        }

        /// How many number signs stand before the quotation mark here; nil if no string begins here.
        private func hashesBeforeQuote() -> Int? {
            var count = 0
            while peek(count) == "#" { count += 1 }
            return peek(count) == "\"" ? count : nil
        }

        /// Whether the text here is `quotes` quotation marks and `hashes` number signs.
        private func isDelimiter(quotes: Int, hashes: Int) -> Bool {
            (0..<quotes).allSatisfy { peek($0) == "\"" } && (quotes..<(quotes + hashes)).allSatisfy { peek($0) == "#" }
        }

        private mutating func readString(hashes: Int) {
            index += hashes
            let quotes = isDelimiter(quotes: 3, hashes: 0) ? 3 : 1
            index += quotes
            addGap()
            while let scalar = peek(), !isDelimiter(quotes: quotes, hashes: hashes) {
                // A string of one line ends there, whatever a regular expression may look like.
                if scalar == "\n", quotes == 1 { return }
                if scalar == "\\", (0..<hashes).allSatisfy({ peek(1 + $0) == "#" }) {
                    index += 1 + hashes
                    readEscape()
                } else {
                    prose.append(scalar)
                    index += 1
                }
            }
            index += quotes + hashes
            addGap()
        }

        /// Reads what follows a backslash: an interpolation, the end of a line, or a character.
        private mutating func readEscape() {
            switch peek() {
            case "(":
                index += 1
                addGap()
                readCode(isInterpolation: true)
            case "\n": break
            case "u":
                prose.append(" ")
                while let scalar = peek(), scalar != "}", scalar != "\n" { index += 1 }
                if peek() == "}" { index += 1 }
            default:
                prose.append(" ")
                index += 1
            }
        }
    }
}
