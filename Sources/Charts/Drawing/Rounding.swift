extension Double {
    /// The nearest thousandth; 0 for non-finite numbers, so that every coordinate of a drawing can be drawn.
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
    /// The rectangle with rounded edges, so that neighbours with a common edge still share it.
    var roundedToThousandths: Rectangle {
        let (left, top) = (left.roundedToThousandths, top.roundedToThousandths)
        return Rectangle(
            x: left, y: top, width: (right.roundedToThousandths - left).roundedToThousandths,
            height: (bottom.roundedToThousandths - top).roundedToThousandths)
    }
}

extension Shape {
    /// The shape with rounded coordinates and lengths.
    var roundedToThousandths: Shape {
        ShapeMapping(
            point: \.roundedToThousandths, rectangle: \.roundedToThousandths, length: \.roundedToThousandths)(self)
    }
}
