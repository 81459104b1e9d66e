import Cairo
import ChartRendering
import Charts
import Testing

@Suite("PNG")
struct PNGTests {
    @Test("has the requested size", arguments: [1.0, 2, 200.0 / 72])
    func size(scale: Double) throws {
        let drawing = try Samples.heatMap()
        let bytes = try drawing.rendered(as: .png(pixelsPerPoint: scale))
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(at: 16) == Int((drawing.size.width * scale).rounded(.up)))
        #expect(number(at: 20) == Int((drawing.size.height * scale).rounded(.up)))
    }

    @Test(
        "shows each colour where it was drawn",
        .enabled(if: Tool("python3") != nil, "python3, which reads the pixels, is not installed"))
    func pixels() throws {
        let colors = [Color(0xFF0000), Color(0x00FF00), Color(0x0000FF)]
        let drawing = Drawing(
            size: Size(width: 5, height: 2), background: .white,
            shapes: colors.enumerated().map { index, color in
                .rectangle(Rectangle(x: Double(index) + 1, y: 1, width: 1, height: 1), fill: color, stroke: nil)
            })
        let tool = try #require(Tool("python3"))
        let output = try tool.output(
            for: drawing.rendered(as: .png(pixelsPerPoint: 1)), options: ["-c", Self.reader])
        #expect(
            output == """
                ffffff ffffff ffffff ffffff ffffff
                ffffff ff0000 00ff00 0000ff ffffff

                """)
    }

    /// Prints the pixels of a PNG with three bytes a pixel and no filters, after the format's specification.
    private static let reader = """
        import struct, sys, zlib
        file, at, data = open(sys.argv[1], "rb").read(), 8, b""
        while at < len(file):
            length, kind = struct.unpack(">I4s", file[at:at + 8])
            body = file[at + 8:at + 8 + length]
            assert zlib.crc32(kind + body) == struct.unpack(">I", file[at + 8 + length:at + 12 + length])[0]
            if kind == b"IHDR":
                width, height, depth, colors = struct.unpack(">IIBB", body[:10])
                assert (depth, colors) == (8, 2)
            if kind == b"IDAT":
                data += body
            at += 12 + length
        lines, size = zlib.decompress(data), 1 + 3 * width
        for row in range(height):
            line = lines[row * size:(row + 1) * size]
            assert line[0] == 0
            print(*(line[1 + 3 * column:4 + 3 * column].hex() for column in range(width)))
        """

    @Test("images with too many or no pixels are refused", arguments: [1e9, 200, 0, -1, .nan, .infinity])
    func refused(scale: Double) throws {
        let drawing = Drawing(size: Size(width: 300, height: 300), background: .white, shapes: [])
        #expect {
            try drawing.rendered(as: .png(pixelsPerPoint: scale))
        } throws: { error in
            guard case CairoError.extent(let sentence) = error else { return false }
            return sentence.contains("megapixels")
        }
    }

    @Test("vector formats refuse invalid page sizes", arguments: [0, -5, 20_000, Double.nan])
    func vectorSize(height: Double) {
        let drawing = Drawing(size: Size(width: 300, height: height), background: .white, shapes: [])
        for format in [FigureFormat.svg, .pdf] {
            #expect(throws: CairoError.self) { try drawing.rendered(as: format) }
        }
    }
}
