import Cairo
import Testing

@Suite("Samples of Cairo")
struct CairoSamples {
    @Test("a disc as SVG")
    func disc() throws {
        let surface = try Surface.svg(width: 100, height: 100)
        let context = try Context(drawingOn: surface)
        context.setColor(SourceColor(red: 0.2, green: 0.4, blue: 0.8))
        context.circle(x: 50, y: 50, radius: 40)
        context.fill()
        try context.check()
        let bytes = try surface.finish()

        #expect(String(decoding: bytes, as: UTF8.self).contains("<svg"))
    }
}
