/// The colours of data in an order.
public struct DataInks: Hashable, Sendable {
    /// The map of numbers in an order.
    public let colorMap: SequentialColormap
    /// The part of the map that stands out from the background.
    private let visible: ClosedRange<Double>

    init(_ colorMap: SequentialColormap, on palette: Palette) {
        self.colorMap = colorMap
        visible = colorMap.visiblePart(on: palette.background)
    }

    /// The colour of a line or a mark at a place in an order.
    ///
    /// - Parameter tone: From 0 for the first to 1 for the last.
    func color(tone: Double) -> Color {
        let share = tone > 0 ? min(tone, 1) : 0
        return colorMap.map.color(at: visible.lowerBound + share * (visible.upperBound - visible.lowerBound))
    }
}
