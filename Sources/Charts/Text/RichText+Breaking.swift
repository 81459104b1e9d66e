extension RichText {
    /// The text in lines no wider than a width, broken at spaces, with lines of similar length.
    ///
    /// A word wider than the width gets its own line.
    func broken(width: Double, style: TextStyle, text: some TextMeasuring) -> [RichText] {
        let words = self.words
        func lines(_ width: Double) -> [RichText] {
            words.reduce(into: [RichText]()) { lines, word in
                let longer = lines.last.map { $0 + " " + word }
                if let longer, text.extent(of: longer, in: style).width <= width {
                    lines[lines.count - 1] = longer
                } else {
                    lines.append(word)
                }
            }
        }
        let widest = lines(width)
        guard widest.count > 1 else { return widest }
        // The narrowest of these widths that needs no more lines evens them out.
        var narrowest = widest
        for sixteenths in (1...16).reversed() {
            let lines = lines(width * Double(sixteenths) / 16)
            guard lines.count == widest.count else { break }
            narrowest = lines
        }
        return narrowest
    }

    /// The pieces between spaces; superscripts and subscripts belong to the word before them.
    private var words: [RichText] {
        var words: [RichText] = []
        var isOpen = false
        for run in runs {
            guard run.level == .baseline else {
                if isOpen { words[words.count - 1].runs.append(run) } else { words.append(RichText(runs: [run])) }
                isOpen = true
                continue
            }
            for (index, piece) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { isOpen = false }
                guard !piece.isEmpty else { continue }
                let piece = Run(String(piece))
                if isOpen { words[words.count - 1].runs.append(piece) } else { words.append(RichText(runs: [piece])) }
                isOpen = true
            }
        }
        return words
    }
}
