import CCairo

/// One line of text, laid out.
public struct TextLayout: ~Copyable {
    let pointer: OpaquePointer
    let text: String
    let family: String

    /// Lays out one line of text; line breaks within it become spaces.
    ///
    /// - Throws: `CairoError.status` when memory runs out.
    public init(_ runs: [TextRun], font: Font, in context: borrowing TextContext) throws(CairoError) {
        guard let pointer = pango_layout_new(context.pointer), let attributes = pango_attr_list_new() else {
            throw .status("out of memory", during: "laying out text")
        }
        self.pointer = pointer
        let runs = runs.map { TextRun($0.text.onOneLine, scale: $0.scale, rise: $0.rise) }
        text = runs.map(\.text).joined()
        family = font.family
        defer { pango_attr_list_unref(attributes) }
        Self.describe(font, in: attributes)
        Self.describe(runs, of: font, in: attributes)
        pango_layout_set_text(pointer, text, Int32(clamping: text.utf8.count))
        pango_layout_set_attributes(pointer, attributes)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(pointer))
    }

    /// The advance from the first to the last letter.
    public var width: Double {
        var logical = PangoRectangle()
        guard let line = pango_layout_get_line_readonly(pointer, 0) else { return 0 }
        pango_layout_line_get_extents(line, nil, &logical)
        return Double(logical.width) / Double(PANGO_SCALE)
    }

    /// The extent of the drawn glyphs above and below the baseline.
    public var inkHeights: (above: Double, below: Double) {
        var ink = PangoRectangle()
        guard let line = pango_layout_get_line_readonly(pointer, 0) else { return (0, 0) }
        pango_layout_line_get_extents(line, &ink, nil)
        return (-Double(ink.y) / Double(PANGO_SCALE), Double(ink.y + ink.height) / Double(PANGO_SCALE))
    }
}

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

extension TextLayout {
    private static func units(_ points: Double) -> Int32 {
        Int32(clamping: Int((min(max(points, -10_000), 10_000) * Double(PANGO_SCALE)).rounded()))
    }

    /// Fallback is off: a character that the family lacks is reported instead of drawn in another font.
    private static func describe(_ font: Font, in attributes: OpaquePointer) {
        pango_attr_list_insert(attributes, pango_attr_family_new(font.family))
        pango_attr_list_insert(attributes, pango_attr_size_new_absolute(units(font.size)))
        pango_attr_list_insert(
            attributes, pango_attr_weight_new(font.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL))
        pango_attr_list_insert(attributes, pango_attr_fallback_new(0))
    }

    private static func describe(_ runs: [TextRun], of font: Font, in attributes: OpaquePointer) {
        var start: UInt32 = 0
        for run in runs {
            let end = start + UInt32(clamping: run.text.utf8.count)
            defer { start = end }
            guard run.scale != 1 || run.rise != 0 else { continue }
            for attribute in [
                pango_attr_size_new_absolute(units(font.size * run.scale)),
                pango_attr_rise_new(units(font.size * run.rise)),
            ] {
                attribute?.pointee.start_index = start
                attribute?.pointee.end_index = end
                pango_attr_list_change(attributes, attribute)
            }
        }
    }
}

extension String {
    /// The text with a space for each line break, since Pango would start another line or draw a symbol for it.
    fileprivate var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
