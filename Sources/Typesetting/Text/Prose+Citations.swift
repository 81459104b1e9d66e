import Support

/// A citation in running text, or what only looks like one.
struct ProseCitation: Sendable, Hashable {
    /// The keys of the sources; nil if they are not written as they have to be.
    var keys: [String]?
    /// The line on which the citation begins, from 0.
    var line: Int
}

extension Prose {
    /// How the keys of sources are spelled, for messages.
    static let keyRule = "a–z, 0–9 and ‘-’, at most 64 characters"

    /// Every citation of the text in order.
    ///
    /// - Complexity: As that of `formulas`.
    var citations: [ProseCitation] {
        lines.flatMap { lines -> [ProseCitation] in
            let text = lines.map(\.text).joined(separator: "\n")
            var citations: [ProseCitation] = []
            Self.scan(text) { piece in
                guard case .citation(let keys, let start) = piece else { return }
                citations.append(ProseCitation(keys: keys, line: lines[0].number + Self.line(of: start, in: text)))
            }
            return citations
        }
    }

    /// The keys of all sources that the text cites, each time it does, in order.
    package var citedKeys: [String] { citations.flatMap { $0.keys ?? [] } }

    /// Whether a text can be the key of a source.
    static func isKey(_ text: some StringProtocol) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    /// The keys in the brackets of a citation, `@benettin1980` or several of that kind between semicolons; nil if the
    /// brackets hold anything else.
    static func keys(in text: Substring) -> [String]? {
        guard text.hasPrefix("@") else { return nil }
        let words = text.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.trimming(while: \.isWhitespace)
        }
        guard words.allSatisfy({ $0.hasPrefix("@") && isKey($0.dropFirst()) }) else { return nil }
        return words.map { String($0.dropFirst()) }
    }

    /// A citation as it is written.
    static func written(_ keys: [String]) -> String {
        "[" + keys.map { "@\($0)" }.joined(separator: "; ") + "]"
    }
}

extension [ProseSpan] {
    /// The same spans, with a space that keeps each citation on the line of the word before it.
    var withNumbersOnTheirLines: [ProseSpan] {
        var spans = self
        for index in indices.dropFirst() {
            guard case .citation = spans[index], case .text(let text) = spans[index - 1] else { continue }
            spans[index - 1] = .text(text.keepingWhatFollows)
        }
        return spans
    }
}

extension String {
    /// The text with a space at its end that allows no new line.
    var keepingWhatFollows: String {
        guard last?.isWhitespace == true else { return self }
        return String(trimmingEnd) + "\u{A0}"
    }

    private var trimmingEnd: Substring {
        lastIndex { !$0.isWhitespace }.map { self[...$0] } ?? ""
    }
}
