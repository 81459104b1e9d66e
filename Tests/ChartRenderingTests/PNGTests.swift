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
