import CCairo

extension TextLayout {
    /// Checks that every glyph comes from the requested family.
    ///
    /// - Throws: `CairoError.fontNotInstalled` or `CairoError.characterMissing`.
    public func checkFonts() throws(CairoError) {
        guard let line = pango_layout_get_line_readonly(pointer, 0) else { return }
        var next = line.pointee.runs
        while let node = next {
            next = node.pointee.next
            guard let run = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self),
                let font = run.pointee.item?.pointee.analysis.font
            else { continue }
            let resolved = Self.family(of: font)
            guard Self.isSame(resolved, family) else {
                throw .fontNotInstalled(family, substitute: resolved)
            }
        }
        guard pango_layout_get_unknown_glyphs_count(pointer) == 0 else {
            throw .characterMissing(in: text, family: family)
        }
    }

    /// The version in the font file of the first letter, such as "2.37"; nothing if the font does not say.
    ///
    /// It is the number `fontRevision` of the OpenType table `head`, in 16.16 fixed point.
    public var fontVersion: String? {
        guard let line = pango_layout_get_line_readonly(pointer, 0),
            let run = line.pointee.runs?.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self),
            let font = run.pointee.item?.pointee.analysis.font,
            let face = hb_font_get_face(pango_font_get_hb_font(font)),
            let table = hb_face_reference_table(face, 0x6865_6164)
        else { return nil }
        defer { hb_blob_destroy(table) }
        var length: UInt32 = 0
        guard let bytes = hb_blob_get_data(table, &length), length >= 8 else { return nil }
        let revision = UnsafeRawBufferPointer(start: bytes, count: 8)[4..<8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let thousandths = (UInt64(revision) * 1000 + 0x8000) >> 16
        let decimals = String(thousandths % 1000 + 1000).dropFirst()
        let digits = decimals.last == "0" ? decimals.dropLast() : decimals
        return "\(thousandths / 1000).\(digits)"
    }

    private static func family(of font: UnsafeMutablePointer<PangoFont>) -> String {
        guard let description = pango_font_describe(font) else { return "" }
        defer { pango_font_description_free(description) }
        return pango_font_description_get_family(description).map(String.init(cString:)) ?? ""
    }

    private static func isSame(_ resolved: String, _ asked: String) -> Bool {
        resolved.lowercased() == asked.lowercased()
    }
}
