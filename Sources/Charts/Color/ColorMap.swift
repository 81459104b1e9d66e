/// A colormap: colours for the numbers from 0 to 1.
public struct ColorMap: Hashable, Sendable {
    /// Equally spaced colours from 0 to 1; at least one.
    let colors: [Color]

    /// A colormap through equally spaced colours.
    public init(first: Color, others: some Sequence<Color>) {
        colors = [first] + others
    }

    /// The colour at a position, interpolated linearly in each channel.
    ///
    /// - Parameter position: From 0 to 1; positions outside get the colour of the nearer end, and NaN that of 0.
    public func color(at position: Double) -> Color {
        let last = colors.count - 1
        let place = position > 0 ? min(position, 1) * Double(last) : 0
        let index = min(Int(place), last)
        let (below, above) = (colors[index], colors[min(index + 1, last)])
        let share = place - Double(index)
        return Color(
            red: Self.between(below.red, above.red, share), green: Self.between(below.green, above.green, share),
            blue: Self.between(below.blue, above.blue, share),
            opacity: Self.between(below.opacity, above.opacity, share))
    }

    private static func between(_ below: UInt8, _ above: UInt8, _ share: Double) -> UInt8 {
        let (start, end) = (Double(below), Double(above))
        return UInt8((start + (end - start) * share).rounded())
    }
}
