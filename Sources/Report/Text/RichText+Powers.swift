import Charts

extension RichText {
    /// A line of text whose raised digits, such as those of `10⁻³`, are ordinary ones in a superscript, which letters of
    /// any font have.
    package init(raising text: String) {
        self = text.reduce(RichText(runs: [])) { line, character in
            let run =
                Wording.loweredSuperscripts[character].map { Run(String($0), .superscript) } ?? Run(String(character))
            return line + RichText(runs: [run])
        }
    }
}
