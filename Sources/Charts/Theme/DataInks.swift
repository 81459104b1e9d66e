/// The colours of ordered data.
public struct DataInks: Hashable, Sendable {
    /// The sequential colormap.
    public let colorMap: SequentialColormap
    /// The part of the colormap that contrasts with the background.
    private let visible: ClosedRange<Double>

    init(_ colorMap: SequentialColormap, on palette: Palette) {
        self.colorMap = colorMap
        visible = colorMap.visiblePart(on: palette.background)
    }

    /// The colour of a line or mark at a position in the order.
    ///
    /// - Parameter tone: From 0 for the first to 1 for the last.
    func color(tone: Double) -> Color {
        let share = tone > 0 ? min(tone, 1) : 0
        return colorMap.map.color(at: visible.lowerBound + share * (visible.upperBound - visible.lowerBound))
    }
}
