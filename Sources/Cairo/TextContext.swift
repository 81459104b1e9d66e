import CCairo

/// A context for laying out text, the same on every machine as far as settings allow.
///
/// Hinting is off, so text is equally wide in images and documents; the language is fixed, so the environment does not
/// affect the choice of glyphs. A text context belongs to the thread that created it.
public struct TextContext: ~Copyable {
    let pointer: OpaquePointer

    /// A context for laying out text.
    ///
    /// - Throws: `CairoError.status` when memory runs out.
    public init() throws(CairoError) {
        guard let options = cairo_font_options_create() else {
            throw .status("out of memory", during: "setting font options")
        }
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        try check(cairo_font_options_status(options), during: "setting font options")
        guard let fonts = pango_cairo_font_map_get_default(), let pointer = pango_font_map_create_context(fonts) else {
            throw .status("out of memory", during: "looking for fonts")
        }
        pango_cairo_context_set_font_options(pointer, options)
        pango_cairo_context_set_resolution(pointer, 72)
        pango_context_set_round_glyph_positions(pointer, 0)
        pango_context_set_base_dir(pointer, PANGO_DIRECTION_LTR)
        pango_context_set_language(pointer, pango_language_from_string("en"))
        self.pointer = pointer
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(pointer))
    }
}
