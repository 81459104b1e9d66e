import Charts

/// The colours of a drawing on light and on dark pages.
struct PagePalette {
    /// The drawing with a number in place of each colour.
    let drawing: Drawing
    private let pairs: [ColorPair]

    /// The colours of a drawing.
    ///
    /// - Parameters:
    ///   - light: The drawing for light pages.
    ///   - dark: The same for dark pages; if it is a different drawing, the colours of the light one are used.
    init(of light: Drawing, dark: Drawing) {
        let (lights, darks) = (light.colors, dark.colors)
        let pairs = zip(lights, lights.count == darks.count ? darks : lights).map(ColorPair.init)
        var numbers: [ColorPair: UInt32] = [:]
        var known: [ColorPair] = []
        var place = 0
        let numbering = ShapeMapping(color: { color in
            let pair = pairs[place]
            place += 1
            let number = numbers[pair] ?? UInt32(known.count)
            if numbers.updateValue(number, forKey: pair) == nil { known.append(pair) }
            var key = Color(number)
            key.opacity = color.opacity
            return key
        })
        let shapes = light.backgroundFirst.map(numbering.callAsFunction)
        drawing = Drawing(size: light.size, background: .white, shapes: shapes, hotRegions: light.hotRegions)
        self.pairs = known
    }

    /// The colours that a number represents.
    func pair(of key: Color) -> ColorPair {
        pairs[Int(key.red) << 16 | Int(key.green) << 8 | Int(key.blue)]
    }

    /// All colours.
    var all: Set<ColorPair> { Set(pairs) }
}

extension Drawing {
    /// The shapes with the background first.
    fileprivate var backgroundFirst: [Shape] {
        [.rectangle(Rectangle(x: 0, y: 0, width: size.width, height: size.height), fill: background, stroke: nil)]
            + shapes
    }

    /// Every colour in order of appearance.
    fileprivate var colors: [Color] {
        var colors: [Color] = []
        let collecting = ShapeMapping(color: { color in
            colors.append(color)
            return color
        })
        for shape in backgroundFirst { _ = collecting(shape) }
        return colors
    }
}
