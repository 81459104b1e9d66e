extension RichText {
    /// The text, with an ellipsis for as few letters of its middle as necessary to fit a width.
    ///
    /// - Parameters:
    ///   - width: The width in points.
    ///   - style: The font.
    ///   - text: Measures texts.
    /// - Returns: The text itself if it fits; nil if even its first and last letter are too wide.
    /// - Complexity: O(n² log n) in the number n of letters.
    func shortened(width: Double, style: TextStyle, text: some TextMeasuring) -> RichText? {
        func fits(_ line: RichText) -> Bool { text.extent(of: line, in: style).width <= width }
        guard !fits(self) else { return self }
        let letters = runs.flatMap { run in run.text.map { RichText(runs: [Run(String($0), run.level)]) } }
        func keeping(_ count: Int) -> RichText {
            let none = RichText(runs: [])
            let head = letters.prefix((count + 1) / 2).reduce(none, +)
            return head + "…" + letters.suffix(count / 2).reduce(none, +)
        }
        guard letters.count > 2, fits(keeping(2)) else { return nil }
        var (fitting, excessive) = (2, letters.count)
        while excessive - fitting > 1 {
            let middle = (fitting + excessive) / 2
            if fits(keeping(middle)) { fitting = middle } else { excessive = middle }
        }
        return keeping(fitting)
    }
}
