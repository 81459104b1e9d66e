import CCairo

/// The shape of a line's ends.
public enum LineCap: Sendable {
    /// The line ends exactly at its last point.
    case butt
    /// The line ends in a semicircle.
    case round
}

extension Context {
    /// Starts a subpath at a point.
    public func move(x: Double, y: Double) {
        cairo_move_to(pointer, x, y)
    }

    /// Adds a straight line to a point.
    public func line(x: Double, y: Double) {
        cairo_line_to(pointer, x, y)
    }

    /// Closes the current subpath.
    public func closePath() {
        cairo_close_path(pointer)
    }

    /// Adds an upright rectangle to the path.
    public func rectangle(x: Double, y: Double, width: Double, height: Double) {
        cairo_rectangle(pointer, x, y, width, height)
    }

    /// Adds a circle to the path.
    public func circle(x: Double, y: Double, radius: Double) {
        cairo_new_sub_path(pointer)
        cairo_arc(pointer, x, y, radius, 0, 2 * Double.pi)
        cairo_close_path(pointer)
    }

    /// Restricts drawing to the inside of the path.
    public func clip() {
        cairo_clip(pointer)
    }

    /// Fills the path, and keeps it if requested.
    public func fill(keepingPath: Bool = false) {
        if keepingPath { cairo_fill_preserve(pointer) } else { cairo_fill(pointer) }
    }

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

    /// Strokes the path and discards it.
    public func stroke() {
        cairo_stroke(pointer)
    }

    /// Fills the whole surface.
    public func paint() {
        cairo_paint(pointer)
    }
}
