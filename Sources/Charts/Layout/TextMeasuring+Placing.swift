extension TextMeasuring {
    /// The font with the largest size, up to its own, at which a text fits a width.
    ///
    /// Widths are proportional to sizes because hinting is off. Sizes are rounded down to twentieths of a point.
    func fitted(_ text: RichText, style: TextStyle, width: Double) -> TextStyle {
        style.sized(fittingSize(of: text, style: style, width: width))
    }

    /// The size of `fitted`.
    func fittingSize(of text: RichText, style: TextStyle, width: Double) -> Double {
        let natural = extent(of: text, in: style).width
        // A width that was computed from the text's own may be smaller by a rounding error.
        guard natural > width + 1e-6 else { return style.size }
        return max(0.05, (style.size * max(0, width) / natural * 20).rounded(.down) / 20)
    }

    /// A line whose capitals are centred on a point.
    func centered(_ text: RichText, style: TextStyle, color: Color, at point: Point) -> TextLine {
        line(text, style: style, color: color, at: point, anchor: .middle)
    }

    /// A line whose capitals are centred on a height, anchored at a point.
    func line(
        _ text: RichText, style: TextStyle, color: Color, at point: Point, anchor: TextLine.Anchor
    ) -> TextLine {
        let capitals = extent(of: "H", in: style).ascent
        return TextLine(
            text, style: style, color: color, at: Point(point.x, point.y + capitals / 2), anchor: anchor)
    }

    /// A line that reads upwards, vertically centred on a height, with the tops of its capitals at a distance from the
    /// left.
    func upwards(_ text: RichText, style: TextStyle, color: Color, capitalsAt x: Double, centerY: Double) -> TextLine {
        let ascent = extent(of: text, in: style).ascent
        return TextLine(
            text, style: style, color: color, at: Point(x + ascent, centerY), anchor: .middle, direction: .upwards)
    }

    /// The height of a line from the tops of capitals to the depth of descenders.
    func height(of text: RichText, in style: TextStyle) -> Double {
        extent(of: text, in: style).height
    }

    /// The width of the widest text; 0 for none.
    func widest(_ texts: some Sequence<RichText>, in style: TextStyle) -> Double {
        texts.map { extent(of: $0, in: style).width }.max() ?? 0
    }
}

/// Fits names chosen by users: first with smaller type, as long as it is legible, then with fewer letters.
extension TextMeasuring {
    /// A name and its font within a width.
    ///
    /// The font shrinks to seven points, the smallest legible size in print. A name still too wide loses letters from
    /// its middle. If even its first and last letter are too wide, the font shrinks further.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - style: The font in the largest size.
    ///   - width: The width in points.
    /// - Returns: The name as drawn, and its font.
    func fittedName(_ name: RichText, style: TextStyle, width: Double) -> (name: RichText, style: TextStyle) {
        let fitting = fitted(name, style: style, width: width)
        let least = style.sized(min(style.size, leastNameSize))
        guard fitting.size < least.size, let shorter = name.shortened(width: width, style: least, text: self) else {
            return (name, fitting)
        }
        return (shorter, least)
    }

    private var leastNameSize: Double { 7 }
}
