import Charts
import Testing

@Suite("Colormaps")
struct ColorMapTests {
    @Test("viridis has the published colours")
    func viridis() {
        #expect(ColorMap.viridis.color(at: 0) == Color(0x440154))
        #expect(ColorMap.viridis.color(at: 1) == Color(0xFDE725))
        #expect(ColorMap.viridis.color(at: 128.0 / 255) == Color(0x21918C))
        #expect(ColorMap.viridis.color(at: 64.0 / 255) == Color(0x3B528B))
        #expect(ColorMap.viridis.color(at: 192.0 / 255) == Color(0x5EC962))
    }

    @Test("viridis has nearly monotone lightness, without jumps")
    func lightness() {
        let luminances = (0...255).map { ColorMap.viridis.color(at: Double($0) / 255).relativeLuminance }
        for (below, above) in zip(luminances, luminances.dropFirst()) {
            #expect(above > below - 0.001)
            #expect(above - below < 0.012)
        }
    }

    @Test("the diverging map is light in the middle and equally dark at both ends")
    func diverging() {
        let map = ColorMap.blueRed
        let middle = map.color(at: 0.5)
        #expect(middle.red == middle.green && middle.green == middle.blue && middle.red > 235)
        let (low, high) = (map.color(at: 0), map.color(at: 1))
        #expect(low.blue > low.red && high.red > high.blue)
        #expect(abs(low.relativeLuminance - high.relativeLuminance) < 0.04)
        for step in 1...32 {
            let (inner, outer) = (Double(step - 1) / 64, Double(step) / 64)
            #expect(
                map.color(at: 0.5 + outer).relativeLuminance < map.color(at: 0.5 + inner).relativeLuminance)
            #expect(
                map.color(at: 0.5 - outer).relativeLuminance < map.color(at: 0.5 - inner).relativeLuminance)
        }
    }

    @Test("blue and red stay distinct in dichromacy")
    func dichromacy() {
        // Protanopia and deuteranopia leave the blue channel unchanged; without blue cones, red remains.
        for offset in [0.15, 0.25, 0.5] {
            let (low, high) = (ColorMap.blueRed.color(at: 0.5 - offset), ColorMap.blueRed.color(at: 0.5 + offset))
            #expect(Int(low.blue) - Int(high.blue) > 40)
            #expect(Int(high.red) - Int(low.red) > 40)
        }
    }

    @Test(
        "positions outside 0…1 get the colour of the nearer end",
        arguments: [(-1.0, 0.0), (.nan, 0), (-.infinity, 0), (2, 1), (.infinity, 1)])
    func outside(position: Double, end: Double) {
        #expect(ColorMap.viridis.color(at: position) == ColorMap.viridis.color(at: end))
    }

    @Test("text is legible on every colour of a map", arguments: [ColorMap.viridis, .blueRed])
    func readable(map: ColorMap) {
        for step in 0...1000 {
            let color = map.color(at: Double(step) / 1000)
            #expect(color.contrast(with: color.readableInk) >= 4.5)
        }
    }
}
