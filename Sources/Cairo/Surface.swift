import CCairo

/// A surface that becomes the bytes of a file.
///
/// The surface owns its cairo object and releases it.
public struct Surface: ~Copyable {
    let pointer: OpaquePointer
    private let sink: ByteSink
    private let format: Format

    private enum Format: String {
        case svg = "an SVG"
        case pdf = "a PDF"
        case png = "a PNG"
    }

    private init(_ pointer: OpaquePointer?, sink: ByteSink, format: Format) throws(CairoError) {
        guard let pointer else { throw .status("out of memory", during: "starting \(format.rawValue)") }
        let status = cairo_surface_status(pointer)
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(pointer)
            throw CairoError(status, during: "starting \(format.rawValue)")
        }
        self.pointer = pointer
        self.sink = sink
        self.format = format
    }

    deinit {
        cairo_surface_finish(pointer)
        cairo_surface_destroy(pointer)
    }

    /// Finishes the drawing.
    ///
    /// - Returns: The bytes of the whole file.
    /// - Throws: `CairoError.status` if drawing or writing failed.
    public consuming func finish() throws(CairoError) -> [UInt8] {
        let operation = "writing \(format.rawValue)"
        if format == .png {
            cairo_surface_flush(pointer)
            try check(cairo_surface_status(pointer), during: operation)
            return try PNGFile.bytes(of: pointer)
        }
        cairo_surface_finish(pointer)
        try check(cairo_surface_status(pointer), during: operation)
        return sink.bytes
    }
}

extension Surface {
    /// The longest side of a vector surface: 200 inches in points, the maximum for a PDF page.
    public static let longestSide = 14_400.0

    /// The most pixels in an image.
    public static let mostPixels = 64_000_000

    /// An SVG of a size in points.
    ///
    /// - Throws: `CairoError.extent` unless both sides are positive and at most `longestSide`.
    public static func svg(width: Double, height: Double) throws(CairoError) -> Surface {
        try checkSides(width, height)
        let sink = ByteSink()
        return try Surface(
            cairo_svg_surface_create_for_stream(ByteSink.write, sink.closure, width, height), sink: sink, format: .svg)
    }

    /// A PDF whose first page has a size in points.
    ///
    /// Its creation date is constant, so that equal drawings give equal files.
    ///
    /// - Throws: `CairoError.extent` unless both sides are positive and at most `longestSide`.
    public static func pdf(width: Double, height: Double, title: String) throws(CairoError) -> Surface {
        try checkSides(width, height)
        let sink = ByteSink()
        let surface = try Surface(
            cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, width, height), sink: sink, format: .pdf)
        cairo_pdf_surface_set_metadata(surface.pointer, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
        if !title.isEmpty {
            cairo_pdf_surface_set_metadata(surface.pointer, CAIRO_PDF_METADATA_TITLE, title)
        }
        try check(cairo_surface_status(surface.pointer), during: "starting a PDF")
        return surface
    }

    /// Ends the page of a PDF and begins one of a size in points.
    ///
    /// - Throws: `CairoError.extent` unless both sides are positive and at most `longestSide`; `CairoError.status` for a
    ///   surface that is no PDF.
    public func beginPage(width: Double, height: Double) throws(CairoError) {
        try Self.checkSides(width, height)
        cairo_surface_show_page(pointer)
        cairo_pdf_surface_set_size(pointer, width, height)
        try Cairo.check(cairo_surface_status(pointer), during: "beginning a page")
    }

    /// An image with a size in pixels, without transparency.
    ///
    /// - Throws: `CairoError.extent` unless both sides are positive and the pixels at most `mostPixels`.
    public static func png(width: Int, height: Int) throws(CairoError) -> Surface {
        guard width > 0, height > 0, width <= 32_767, height <= 32_767, width * height <= mostPixels else {
            throw .extent(
                "A PNG of \(width) × \(height) pixels cannot be drawn: each side must be 1 to 32767, the total at most "
                    + "\(mostPixels / 1_000_000) megapixels.")
        }
        return try Surface(
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)), sink: ByteSink(), format: .png)
    }

    private static func checkSides(_ width: Double, _ height: Double) throws(CairoError) {
        guard width > 0, height > 0, width <= longestSide, height <= longestSide else {
            throw .extent(
                "A drawing of \(width) × \(height) points is not possible: each side must be more than 0 and at most "
                    + "\(Int(longestSide)).")
        }
    }
}

/// Collects the bytes that cairo writes.
///
/// Writing to memory prevents a full disk from passing as success, which cairo's own file surfaces allow.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    /// The sink as the closure argument of `write`; valid as long as the sink lives.
    var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// The function that cairo calls with each piece of a file.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
