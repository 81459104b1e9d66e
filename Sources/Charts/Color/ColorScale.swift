/// A scale whose positions are colours.
package struct ColorScale: Sendable {
    /// The scale of the numbers.
    package let scale: any Scale
    /// The colormap of its positions.
    package let map: ColorMap

    /// The colour of a number; numbers outside the range get the colour of the nearer end.
    package func color(of value: Double) -> Color {
        map.color(at: scale.position(of: value))
    }
}

extension ColorScale {
    /// The scale for a colouring and the displayed values; values that are not finite are ignored.
    ///
    /// - Parameter sequential: The sequential colormap; a diverging colouring has its own.
    /// - Returns: Nil if there is neither a value nor a given range.
    package init?(_ coloring: HeatMap.Coloring, values: [Double], sequential: SequentialColormap = .viridis) {
        let values = values.filter(\.isFinite)
        switch coloring {
        case .linear(let given):
            guard let range = given ?? Self.range(of: values).map(Self.extended) else { return nil }
            self.init(scale: LinearScale(range), map: sequential.map)
        case .logarithmic(let given):
            guard let range = given ?? Self.range(of: values.filter { $0 > 0 }) ?? (values.isEmpty ? nil : 1...10)
            else {
                return nil
            }
            self.init(scale: LogarithmicScale(range), map: sequential.map)
        case .diverging(let given):
            guard let magnitude = given ?? values.map(\.magnitude).max() else { return nil }
            let bound = magnitude.isFinite && magnitude > 0 ? magnitude : 1
            self.init(scale: LinearScale(-bound...bound), map: .blueRed)
        }
    }

    /// Extends a range to 0, so that colours are in proportion to values; 0 alone becomes 0...1.
    static func extended(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let (least, most) = (min(range.lowerBound, 0), max(range.upperBound, 0))
        return most - least < 1e-9 ? 0...1 : least...most
    }

    private static func range(of values: [Double]) -> ClosedRange<Double>? {
        guard let least = values.min(), let most = values.max() else { return nil }
        return least...most
    }
}
