import CCairo

/// The shape of a line's ends.
public enum LineCap: Sendable {
    /// The line stops at its last point.
    case butt
    /// The line ends in half a disc.
    case round
}

extension Context {
    /// Chooses the width, the dashes (lengths of strokes and gaps by turns; none is a solid line) and the ends of lines.
    ///
    /// Corners are rounded, because mitres of steep data overshoot their points.
    public func setLine(width: Double, dash: [Double] = [], cap: LineCap = .butt) {
        cairo_set_line_width(pointer, width)
        cairo_set_dash(pointer, dash, Int32(clamping: dash.count), 0)
        cairo_set_line_cap(pointer, cap == .butt ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND)
        cairo_set_line_join(pointer, CAIRO_LINE_JOIN_ROUND)
    }
}
