import Cairo
public import Charts

extension Drawing {
    /// The bytes of a file that shows the drawing; equal drawings give equal bytes, whatever was rendered before.
    ///
    /// - Parameters:
    ///   - format: The file's format.
    ///   - title: The title in the metadata of SVG and PDF.
    /// - Throws: `CairoError` when a font is not installed, the drawing is too large or memory runs out.
    public func rendered(as format: FigureFormat, title: String = "") throws -> [UInt8] {
        switch format {
        case .svg:
            let identified = SVGText(try svgFromCairo()).renamingIdentifiers(prefix: "d").compacted()
            return Array(identified.insertingAtStart(SVGText.title(title)).text.utf8)
        case .pdf:
            return try painted(on: Surface.pdf(width: size.width, height: size.height, title: title))
        case .png(let pixelsPerPoint):
            return try png(pixelsPerPoint: pixelsPerPoint)
        }
    }

    /// The bytes of a PDF with a drawing on each page, every page as large as its drawing.
    ///
    /// - Throws: `CairoError` if there are no drawings, one is too large, a font is not installed or memory runs out.
    public static func pdf(of pages: [Drawing], title: String = "") throws -> [UInt8] {
        guard let first = pages.first else { throw CairoError.extent("A PDF needs at least one page.") }
        let surface = try Surface.pdf(width: first.size.width, height: first.size.height, title: title)
        for (index, page) in pages.enumerated() {
            if index > 0 { try surface.beginPage(width: page.size.width, height: page.size.height) }
            try Painter(on: surface).paint(page)
        }
        return try surface.finish()
    }

    /// The drawing as cairo writes it; its ids depend on what was rendered before.
    func svgFromCairo() throws(CairoError) -> String {
        let bytes = try painted(on: Surface.svg(width: size.width, height: size.height))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func painted(on surface: consuming Surface, scale: Double = 1) throws(CairoError) -> [UInt8] {
        try Painter(on: surface, scale: scale).paint(self)
        return try surface.finish()
    }

    private func png(pixelsPerPoint scale: Double) throws(CairoError) -> [UInt8] {
        let (width, height) = ((size.width * scale).rounded(.up), (size.height * scale).rounded(.up))
        guard width >= 1, height >= 1, width * height <= Double(Surface.mostPixels) else {
            throw .extent(
                "A PNG of \(size.width) × \(size.height) points at \(scale) pixels per point is not possible: it must "
                    + "have at least 1 pixel and at most \(Surface.mostPixels / 1_000_000) megapixels.")
        }
        return try painted(on: Surface.png(width: Int(width), height: Int(height)), scale: scale)
    }
}
