extension Double {
    /// The nearest thousandth; 0 for what is not finite, so that no drawing holds a coordinate that cannot be drawn.
    var roundedToThousandths: Double {
        isFinite ? (self * 1000).rounded() / 1000 : 0
    }
}

extension Point {
    var roundedToThousandths: Point { Point(x.roundedToThousandths, y.roundedToThousandths) }
}

extension Size {
    var roundedToThousandths: Size {
        Size(width: width.roundedToThousandths, height: height.roundedToThousandths)
    }
}

extension Rectangle {
    /// The rectangle with rounded edges, so that neighbours that shared an edge still do.
    var roundedToThousandths: Rectangle {
        let (left, top) = (left.roundedToThousandths, top.roundedToThousandths)
        return Rectangle(
            x: left, y: top, width: (right.roundedToThousandths - left).roundedToThousandths,
            height: (bottom.roundedToThousandths - top).roundedToThousandths)
    }
}

extension Shape {
    var roundedToThousandths: Shape {
        switch self {
        case .rectangle(let rectangle, let fill, let stroke):
            return .rectangle(rectangle.roundedToThousandths, fill: fill, stroke: stroke)
        case .gradient(let rectangle, let colors):
            return .gradient(rectangle.roundedToThousandths, colors)
        case .hatching(let rectangle, let hatching):
            return .hatching(rectangle.roundedToThousandths, hatching)
        case .polyline(let points, let stroke):
            return .polyline(points.map(\.roundedToThousandths), stroke)
        case .polygon(let points, let fill):
            return .polygon(points.map(\.roundedToThousandths), fill: fill)
        case .circle(let center, let radius, let fill, let stroke):
            return .circle(
                center: center.roundedToThousandths, radius: radius.roundedToThousandths, fill: fill, stroke: stroke)
        case .text(var line):
            line.position = line.position.roundedToThousandths
            line.style.size = line.style.size.roundedToThousandths
            return .text(line)
        case .clipped(let rectangle, let shapes):
            return .clipped(rectangle.roundedToThousandths, shapes.map(\.roundedToThousandths))
        }
    }
}
