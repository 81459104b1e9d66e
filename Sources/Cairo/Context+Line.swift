import CCairo

/// The shape of a line's ends.
public enum LineCap: Sendable {
    /// The line ends exactly at its last point.
    case butt
    /// The line ends in a semicircle.
    case round
}

extension Context {
    /// Sets the line width, the dashes (alternating lengths of strokes and gaps; none for a solid line) and the line
    /// ends.
    ///
    /// Joins are round, because the mitres of steep data overshoot their points.
    public func setLine(width: Double, dash: [Double] = [], cap: LineCap = .butt) {
        cairo_set_line_width(pointer, width)
        cairo_set_dash(pointer, dash, Int32(clamping: dash.count), 0)
        cairo_set_line_cap(pointer, cap == .butt ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND)
        cairo_set_line_join(pointer, CAIRO_LINE_JOIN_ROUND)
    }
}
