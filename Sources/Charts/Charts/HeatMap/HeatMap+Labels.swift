/// The format of cell labels: one size per heat map, so that size does not read as a value.
struct CellLabelStyle {
    /// The font.
    let style: TextStyle
    /// The form of each label.
    private let form: Form

    /// The distance between the baselines of a broken label, as a share of the size.
    static let linePitch = 1.15

    /// In full or abbreviated, on one line or broken at the first space.
    private struct Form {
        var isShort = false
        var isBroken = false

        /// The lines of a label.
        func lines(of label: HeatMap.Label) -> [String] {
            let text = isShort ? label.short : label.full
            return isBroken ? text.split(separator: " ", maxSplits: 1).map(String.init) : [text]
        }
    }

    /// The largest size, up to a theme's, at which all labels fit into a space: in full or, if that is too small to
    /// read or all are abbreviated, abbreviated.
    ///
    /// - Returns: Nil if they fit at no readable size.
    init?(
        of labels: [HeatMap.Label], isAbbreviated: Bool, in room: Size, largest: Double, theme: Theme,
        text: some TextMeasuring
    ) {
        let style = theme.typography.labelStyle.sized(largest)
        let capitals = text.extent(of: "H", in: style).ascent / style.size
        func size(_ form: Form) -> Double {
            let parts = Set(labels.flatMap(form.lines))
            let byWidth = parts.map { text.fittingSize(of: RichText($0), style: style, width: room.width) }.min()
            let byHeight = room.height / (capitals + (form.isBroken ? Self.linePitch : 0))
            return min(byWidth ?? style.size, (byHeight * 20).rounded(.down) / 20)
        }
        for isShort in isAbbreviated ? [true] : [false, true] {
            let forms = [Form(isShort: isShort), Form(isShort: isShort, isBroken: true)]
            let sizes = forms.map(size)
            let best = sizes[1] > sizes[0] ? 1 : 0
            guard sizes[best] >= theme.typography.smallestLabel else { continue }
            form = forms[best]
            self.style = style.sized(sizes[best])
            return
        }
        return nil
    }

    /// The lines of a label centred on a point.
    func lines(of label: HeatMap.Label, at center: Point, color: Color, text: some TextMeasuring) -> [TextLine] {
        let parts = form.lines(of: label)
        let pitch = Self.linePitch * style.size
        let first = center.y - pitch * Double(parts.count - 1) / 2
        return parts.enumerated().map { index, part in
            text.centered(
                RichText(part), style: style, color: color, at: Point(center.x, first + pitch * Double(index)))
        }
    }
}
