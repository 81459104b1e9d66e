/// What the captions of a document have said, so that none repeats it.
struct CaptionMemory {
    /// The labels of the figures and tables that have each sentence, those included in which a reference replaces it.
    private var labels: [String: [String]] = [:]

    /// A shorter sentence is repeated unless a reference for another one covers it: a reference would be as long.
    private static let fewestWords = 9

    /// A caption in which a reference such as “As in Figure 2.” replaces the sentences that earlier ones have.
    ///
    /// - Parameters:
    ///   - caption: The whole caption.
    ///   - label: The label of its figure or table.
    /// - Complexity: O(n) in the number of letters.
    mutating func shortened(_ caption: String, of label: String) -> String {
        var earlier: [String] = []
        var kept: [String] = []
        for sentence in Self.sentences(of: caption) {
            if Self.isLong(sentence), let place = labels[sentence]?.first {
                earlier.append(place)
            } else {
                kept.append(sentence)
            }
            labels[sentence, default: []].append(label)
        }
        guard let first = earlier.first else { return caption }
        let uncovered = kept.filter { labels[$0]?.contains(first) != true }
        return (["As in \(first)."] + uncovered).joined(separator: " ")
    }

    /// Whether no earlier figure or table has the note, or it is short.
    mutating func isNew(_ note: String, of label: String) -> Bool {
        guard Self.isLong(note) else { return true }
        defer { labels[note, default: []].append(label) }
        return labels[note] == nil
    }

    private static func isLong(_ sentence: String) -> Bool {
        sentence.split(separator: " ").count >= fewestWords
    }

    /// The sentences of a text: each ends with a full stop before a space and anything but a small letter.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == ".", next < text.endIndex, text[next] == " " {
                let following = text.index(after: next)
                if following < text.endIndex, !text[following].isLowercase {
                    sentences.append(String(text[start...index]))
                    start = following
                    index = following
                    continue
                }
            }
            index = next
        }
        return sentences + (start < text.endIndex ? [String(text[start...])] : [])
    }
}
