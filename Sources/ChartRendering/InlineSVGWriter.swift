import Cairo
import Charts

/// Writes shapes as elements; consecutive shapes with the same style share a group.
struct InlineSVGWriter<Text: TextMeasuring> {
    private let palette: PagePalette
    private let prefix: String
    private let text: Text
    private var markup = ""
    /// The attributes of the open group; nil if none is open.
    private var group: String?
    private var identifiers = 0

    init(palette: PagePalette, prefix: String, text: Text) {
        self.palette = palette
        self.prefix = prefix
        self.text = text
    }

    /// All elements.
    consuming func finished() -> String {
        closeGroup()
        return markup
    }

    mutating func write(_ shapes: [Shape]) {
        for shape in shapes { write(shape) }
    }

    private mutating func write(_ shape: Shape) {
        switch shape {
        case .rectangle(let area, let fill, let stroke):
            add("<rect\(area.attributes)\(self.fill(fill))/>", in: self.stroke(stroke))
        case .gradient(let area, let colors): writeGradient(in: area, colors)
        case .hatching(let area, let hatching):
            let path = hatching.lines(within: area).map { [$0.start, $0.end].path }.joined()
            if !path.isEmpty { add("<path d=\"\(path)\"/>", in: stroke(hatching.stroke)) }
        case .polyline(let points, let stroke):
            if points.count > 1 { add("<path d=\"\(points.path)\"/>", in: " fill=\"none\"" + self.stroke(stroke)) }
        case .polygon(let points, let fill):
            if points.count > 1 { add("<path d=\"\(points.path)Z\"\(self.fill(fill))/>", in: "") }
        case .circle(let center, let radius, let fill, let stroke):
            add(
                "<circle cx=\"\(center.x.inSVG)\" cy=\"\(center.y.inSVG)\" r=\"\(radius.inSVG)\"/>",
                in: self.fill(fill) + self.stroke(stroke))
        case .text(let line): write(line)
        case .clipped(let area, let shapes):
            closeGroup()
            let id = nextIdentifier()
            markup += "<clipPath id=\"\(id)\"><rect\(area.attributes)/></clipPath>\n<g clip-path=\"url(#\(id))\">\n"
            write(shapes)
            closeGroup()
            markup += "</g>\n"
        }
    }

    /// Adds an element to a group with the remaining attributes.
    private mutating func add(_ element: String, in attributes: String) {
        if group != attributes {
            closeGroup()
            markup += "<g\(attributes)>\n"
            group = attributes
        }
        markup += element + "\n"
    }

    private mutating func closeGroup() {
        if group != nil { markup += "</g>\n" }
        group = nil
    }

    private mutating func nextIdentifier() -> String {
        identifiers += 1
        return "\(prefix)-\(identifiers)"
    }

    private mutating func writeGradient(in area: Rectangle, _ colors: [Color]) {
        closeGroup()
        let id = nextIdentifier()
        let direction = area.height > area.width ? "x2=\"0\" y1=\"1\"" : "x2=\"1\" y1=\"0\""
        let last = Double(max(1, colors.count - 1))
        let stops = colors.enumerated().map { index, color in
            """
            <stop offset="\((Double(index) / last).inSVG)" stop-color="\(palette.pair(of: color).written)"/>
            """
        }
        markup += """
            <linearGradient id="\(id)" x1="0" \(direction) y2="0">\(stops.joined())</linearGradient>
            <rect\(area.attributes) fill="url(#\(id))"/>

            """
    }

    private mutating func write(_ line: TextLine) {
        let weight = line.style.weight == .bold ? " font-weight=\"bold\"" : ""
        let attributes = " font-size=\"\(line.style.size.inSVG)\"\(weight)"
        let anchor =
            switch line.anchor {
            case .start: ""
            case .middle: " text-anchor=\"middle\""
            case .end: " text-anchor=\"end\""
            }
        let (x, y) = (line.position.x.inSVG, line.position.y.inSVG)
        let place =
            line.direction == .upwards ? " transform=\"translate(\(x) \(y)) rotate(-90)\"" : " x=\"\(x)\" y=\"\(y)\""
        add(
            "<text\(place)\(anchor)\(length(of: line))\(fill(line.color))>\(Self.content(of: line))</text>",
            in: attributes)
    }

    /// The drawn width of a text, which does not depend on the font; omitted for numbers, whose width hardly varies
    /// between fonts.
    private func length(of line: TextLine) -> String {
        guard line.text.plainText.count > Self.lettersOfNumbers else { return "" }
        let width = text.extent(of: line.text, in: line.style).width
        return width > 0 ? " textLength=\"\(width.inSVG)\" lengthAdjust=\"spacingAndGlyphs\"" : ""
    }

    private static var lettersOfNumbers: Int { 8 }

    /// The letters, raised and lowered as cairo does.
    private static func content(of line: TextLine) -> String {
        var height = 0.0
        return line.text.textRuns.map { run in
            let rise = run.rise * line.style.size
            let shift = (height - rise).inSVG
            height = rise
            let letters = run.text.escapedForXML
            guard run.scale != 1 || shift != "0" else { return letters }
            let size = run.scale == 1 ? "" : " font-size=\"\((run.scale * line.style.size).inSVG)\""
            return "<tspan dy=\"\(shift)\"\(size)>\(letters)</tspan>"
        }.joined()
    }

    private func fill(_ color: Color?) -> String {
        guard let color else { return " fill=\"none\"" }
        return " fill=\"\(palette.pair(of: color).written)\"" + Self.opacity(of: color, "fill")
    }

    private func stroke(_ stroke: Stroke?) -> String {
        guard let stroke else { return "" }
        let dash =
            stroke.dash.isEmpty ? "" : " stroke-dasharray=\"\(stroke.dash.map(\.inSVG).joined(separator: " "))\""
        let cap = stroke.cap == .round ? " stroke-linecap=\"round\"" : ""
        return """
             stroke="\(palette.pair(of: stroke.color).written)" stroke-width="\(stroke.width.inSVG)"\
            \(Self.opacity(of: stroke.color, "stroke"))\(dash)\(cap)
            """
    }

    private static func opacity(of color: Color, _ what: String) -> String {
        color.opacity == 255 ? "" : " \(what)-opacity=\"\((Double(color.opacity) / 255).inSVG)\""
    }
}

extension Rectangle {
    fileprivate var attributes: String {
        " x=\"\(x.inSVG)\" y=\"\(y.inSVG)\" width=\"\(width.inSVG)\" height=\"\(height.inSVG)\""
    }
}

extension [Point] {
    /// The line through the points.
    fileprivate var path: String {
        enumerated().map { ($0 == 0 ? "M" : $0 == 1 ? "L" : " ") + "\($1.x.inSVG) \($1.y.inSVG)" }.joined()
    }
}
