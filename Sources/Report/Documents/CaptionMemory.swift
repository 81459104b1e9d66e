/// What the captions of a document have said, so that none repeats it.
struct CaptionMemory {
    /// The labels of the figures and tables that have each sentence, those included in which a reference replaces it.
    private var labels: [String: [String]] = [:]

    /// A shorter sentence is repeated unless a reference for another one covers it: a reference would be as long.
    private static let fewestWords = 9

    /// A caption in which a reference such as “As in Figure 2.” replaces the sentences that an earlier one has: that which
    /// has most of them.
    ///
    /// - Parameters:
    ///   - caption: The whole caption.
    ///   - label: The label of its figure or table.
    /// - Complexity: O(n + p) in the numbers of letters and of earlier captions that share a sentence.
    mutating func shortened(_ caption: String, of label: String) -> String {
        let sentences = Self.sentences(of: caption)
        defer { for sentence in sentences { labels[sentence, default: []].append(label) } }
        let places = sentences.filter(Self.isLong).flatMap { labels[$0] ?? [] }
        let counts = places.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        guard let place = places.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }) else { return caption }
        let others = sentences.filter { labels[$0]?.contains(place) != true }
        return (["As in \(place)."] + others).joined(separator: " ")
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
