import Cairo
import Charts

/// Draws shapes in a context.
struct Painter: ~Copyable {
    private let context: Context
    private let texts: TextContext

    /// A painter on a surface with `scale` units per point.
    init(on surface: borrowing Surface, scale: Double = 1) throws(CairoError) {
        let context = try Context(drawingOn: surface)
        let texts = try TextContext()
        if scale != 1 { context.scale(by: scale) }
        self.context = context
        self.texts = texts
    }

    /// Draws a whole drawing.
    func paint(_ drawing: Drawing) throws(CairoError) {
        context.setColor(drawing.background)
        context.paint()
        try paint(drawing.shapes)
        try context.check()
    }

    private func paint(_ shapes: [Shape]) throws(CairoError) {
        for shape in shapes { try paint(shape) }
    }

    private func paint(_ shape: Shape) throws(CairoError) {
        switch shape {
        case .rectangle(let rectangle, let fill, let stroke):
            context.add(rectangle)
            paintPath(fill: fill, stroke: stroke)
        case .gradient(let rectangle, let colors):
            context.add(rectangle)
            context.setGradient(colors, along: rectangle)
            context.fill()
        case .hatching(let rectangle, let hatching):
            for (start, end) in hatching.lines(within: rectangle) { context.add([start, end]) }
            paintPath(fill: nil, stroke: hatching.stroke)
        case .polyline(let points, let stroke):
            context.add(points)
            paintPath(fill: nil, stroke: stroke)
        case .polygon(let points, let fill):
            context.add(points)
            context.closePath()
            paintPath(fill: fill, stroke: nil)
        case .circle(let center, let radius, let fill, let stroke):
            context.circle(x: center.x, y: center.y, radius: radius)
            paintPath(fill: fill, stroke: stroke)
        case .text(let line):
            try paint(line)
        case .clipped(let rectangle, let shapes):
            try context.saving { context throws(CairoError) in
                context.add(rectangle)
                context.clip()
                try paint(shapes)
            }
        }
    }

    private func paintPath(fill: Color?, stroke: Stroke?) {
        if let fill {
            context.setColor(fill)
            context.fill(keepingPath: stroke != nil)
        }
        if let stroke {
            context.setColor(stroke.color)
            context.setLine(width: stroke.width, dash: stroke.dash, cap: stroke.cap == .round ? .round : .butt)
            context.stroke()
        }
    }

    private func paint(_ line: TextLine) throws(CairoError) {
        let layout = try TextLayout(line.text.textRuns, font: line.style.font, in: texts)
        let before =
            switch line.anchor {
            case .start: 0.0
            case .middle: layout.width / 2
            case .end: layout.width
            }
        try context.saving { context throws(CairoError) in
            context.setColor(line.color)
            context.translate(x: line.position.x, y: line.position.y)
            if line.direction == .upwards { context.rotate(by: -Double.pi / 2) }
            context.translate(x: -before, y: 0)
            try context.show(layout)
        }
    }
}

extension Context {
    fileprivate func setColor(_ color: Color) {
        setColor(color.source)
    }

    fileprivate func setGradient(_ colors: [Color], along rectangle: Rectangle) {
        let (x, y) = (rectangle.left, rectangle.bottom)
        let isUpright = rectangle.height > rectangle.width
        setGradient(
            colors.map(\.source), from: (x, y), to: isUpright ? (x, rectangle.top) : (rectangle.right, y))
    }

    fileprivate func add(_ rectangle: Rectangle) {
        self.rectangle(x: rectangle.x, y: rectangle.y, width: rectangle.width, height: rectangle.height)
    }

    fileprivate func add(_ points: [Point]) {
        guard let first = points.first else { return }
        move(x: first.x, y: first.y)
        for point in points.dropFirst() { line(x: point.x, y: point.y) }
    }
}

extension Color {
    fileprivate var source: SourceColor {
        SourceColor(
            red: Double(red) / 255, green: Double(green) / 255, blue: Double(blue) / 255, opacity: Double(opacity) / 255
        )
    }
}
