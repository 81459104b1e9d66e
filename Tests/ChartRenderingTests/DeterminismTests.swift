import ChartRendering
import Charts
import Testing

@Suite("The same drawing gives the same bytes")
struct DeterminismTests {
    static let formats: [FigureFormat] = [.svg, .pdf, .png(pixelsPerPoint: 2)]

    @Test("twice, with other drawings rendered in between", arguments: formats)
    func twice(format: FigureFormat) throws {
        let drawing = try Samples.heatMap()
        let first = try drawing.rendered(as: format, title: "one")
        for other in [try Samples.panels(), Samples.line("something else")] {
            _ = try other.rendered(as: .svg)
            _ = try other.rendered(as: format)
        }
        #expect(try drawing.rendered(as: format, title: "one") == first)
        #expect(try Samples.panels().rendered(as: format, title: "one") != first)
    }

    @Test("as an element of a page")
    func inline() throws {
        let figure = InlineFigure(idPrefix: "f1", title: "t", description: "d")
        let first = try Samples.inline(Samples.panels(), figure)
        _ = try Samples.inline(Samples.heatMap(), figure)
        #expect(try Samples.inline(Samples.panels(), figure) == first)
    }

    @Test("from many tasks at once", arguments: formats)
    func parallel(format: FigureFormat) async throws {
        let drawing = try Samples.panels()
        let expected = try drawing.rendered(as: format)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try #expect(Samples.panels() == drawing)
                    return try drawing.rendered(as: format)
                }
            }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }
}
