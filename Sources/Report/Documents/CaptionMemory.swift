/// What the captions of a document have said, so that none repeats it.
struct CaptionMemory {
    /// The label of the figure or table whose caption has each sentence.
    private var labels: [String: String] = [:]
    /// The sentences of each figure or table, those that a reference replaces included.
    private var captions: [String: Set<String>] = [:]

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
        let sentences = Self.sentences(of: caption)
        captions[label] = Set(sentences)
        for sentence in sentences {
            guard sentence.split(separator: " ").count >= Self.fewestWords else {
                kept.append(sentence)
                continue
            }
            if let place = labels[sentence] {
                if !earlier.contains(place) { earlier.append(place) }
            } else {
                labels[sentence] = label
                kept.append(sentence)
            }
        }
        guard let first = earlier.first else { return caption }
        let covered = captions[first] ?? []
        return (["As in \(first)."] + kept.filter { !covered.contains($0) }).joined(separator: " ")
    }

    /// Whether no earlier figure or table has the note, or it is short.
    mutating func isNew(_ note: String, of label: String) -> Bool {
        guard note.split(separator: " ").count >= Self.fewestWords, labels[note] == nil else {
            return labels[note] == nil
        }
        labels[note] = label
        return true
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
