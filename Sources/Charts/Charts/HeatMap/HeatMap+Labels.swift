/// How the labels of cells are written: one size for all of a kind, so that size does not read as a value.
struct CellLabelStyle {
    /// The font.
    let style: TextStyle
    /// Whether labels are broken at their first space.
    let isBroken: Bool

    /// The distance between the baselines of a broken label, as a share of the size.
    static let linePitch = 1.15

    /// The largest size, up to a theme's, at which all labels fit into a room, in one line or broken at their first space.
    ///
    /// - Returns: Nothing when they fit at no size a reader can read.
    init?(
        of labels: [String], in room: Size, largest: Double, theme: Theme, text: some TextMeasuring
    ) {
        let style = theme.typography.labelStyle.sized(largest)
        let capitals = text.extent(of: "H", in: style).ascent / style.size
        func size(broken: Bool) -> Double {
            let parts = Set(labels.flatMap { broken ? $0.brokenAtFirstSpace : [$0] })
            let byWidth = parts.map { text.fittingSize(of: RichText($0), style: style, width: room.width) }.min()
            let byHeight = room.height / (capitals + (broken ? Self.linePitch : 0))
            return min(byWidth ?? style.size, (byHeight * 20).rounded(.down) / 20)
        }
        let (whole, broken) = (size(broken: false), size(broken: true))
        isBroken = broken > whole
        self.style = style.sized(max(whole, broken))
        guard self.style.size >= theme.typography.smallestLabel else { return nil }
    }

    /// The lines of a label centred on a point.
    func lines(of label: String, at center: Point, color: Color, text: some TextMeasuring) -> [TextLine] {
        let parts = isBroken ? label.brokenAtFirstSpace : [label]
        let pitch = Self.linePitch * style.size
        let first = center.y - pitch * Double(parts.count - 1) / 2
        return parts.enumerated().map { index, part in
            text.centered(
                RichText(part), style: style, color: color, at: Point(center.x, first + pitch * Double(index)))
        }
    }
}

extension String {
    fileprivate var brokenAtFirstSpace: [String] {
        split(separator: " ", maxSplits: 1).map(String.init)
    }
}
