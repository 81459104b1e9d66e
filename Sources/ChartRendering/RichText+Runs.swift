import Cairo
import Charts

extension RichText {
    /// The runs with the sizes and shifts of their levels, relative to the font size.
    ///
    /// The top of a superscript is slightly above the capitals; a subscript reaches as deep as descenders.
    var textRuns: [TextRun] {
        runs.map { run in
            switch run.level {
            case .baseline: TextRun(run.text)
            case .superscript: TextRun(run.text, scale: 0.7, rise: 0.36)
            case .subscript: TextRun(run.text, scale: 0.7, rise: -0.15)
            }
        }
    }
}

extension TextStyle {
    /// The font for cairo.
    var font: Font { Font(family: family, size: size, isBold: weight == .bold) }
}
