import CCairo

extension Context {
    /// Draws a line of text whose baseline begins at the origin.
    ///
    /// - Throws: `CairoError.fontNotInstalled` or `CairoError.characterMissing` if another family would be substituted.
    public func show(_ layout: borrowing TextLayout) throws(CairoError) {
        pango_cairo_update_layout(pointer, layout.pointer)
        try layout.checkFonts()
        guard let line = pango_layout_get_line_readonly(layout.pointer, 0) else { return }
        cairo_move_to(pointer, 0, 0)
        pango_cairo_show_layout_line(pointer, line)
        cairo_new_path(pointer)
    }
}
