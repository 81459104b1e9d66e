import CCairo

extension Context {
    /// Starts a line at a place.
    public func move(x: Double, y: Double) {
        cairo_move_to(pointer, x, y)
    }

    /// Continues the line straight to a place.
    public func line(x: Double, y: Double) {
        cairo_line_to(pointer, x, y)
    }

    /// Closes the line at its beginning.
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

    /// Restricts what is drawn from now on to the inside of the path.
    public func clip() {
        cairo_clip(pointer)
    }

    /// Fills the path; keeps it only when asked to.
    public func fill(keepingPath: Bool = false) {
        if keepingPath { cairo_fill_preserve(pointer) } else { cairo_fill(pointer) }
    }

    /// Draws along the path and forgets it.
    public func stroke() {
        cairo_stroke(pointer)
    }

    /// Covers the whole surface.
    public func paint() {
        cairo_paint(pointer)
    }
}
