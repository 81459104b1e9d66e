import Charts

/// Measures text in a made-up monospaced font, so that tests need no real font.
struct FixedWidthText: TextMeasuring {
    func extent(of text: RichText, in style: TextStyle) -> TextExtent {
        var extent = TextExtent(width: 0, ascent: 0.73 * style.size, descent: 0.24 * style.size)
        for run in text.runs {
            let scale = run.level == .baseline ? 1 : 0.7
            extent.width += 0.62 * style.size * scale * Double(run.text.count)
            if run.level == .superscript { extent.ascent = 0.87 * style.size }
        }
        return extent
    }
}
