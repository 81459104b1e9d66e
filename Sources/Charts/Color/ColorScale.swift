/// A scale whose positions are colours.
package struct ColorScale: Sendable {
    /// The scale of the numbers.
    package let scale: any Scale
    /// The colours of its positions.
    package let map: ColorMap

    /// The colour of a number; numbers beyond the range get the colour of its nearer end.
    package func color(of value: Double) -> Color {
        map.color(at: scale.position(of: value))
    }
}

extension ColorScale {
    /// The scale for a way of colouring and the values that are shown; values that are not finite are left out.
    ///
    /// - Parameter ordered: The map of values in an order; those on both sides of 0 have one of their own.
    /// - Returns: Nothing when there is neither a value nor a range given.
    package init?(_ coloring: HeatMap.Coloring, values: [Double], ordered: OrderedColorMap = .viridis) {
        let values = values.filter(\.isFinite)
        switch coloring {
        case .linear(let given):
            guard let range = given ?? Self.range(of: values).map(Self.extended) else { return nil }
            self.init(scale: LinearScale(range), map: ordered.map)
        case .logarithmic(let given):
            guard let range = given ?? Self.range(of: values.filter { $0 > 0 }) ?? (values.isEmpty ? nil : 1...10)
            else {
                return nil
            }
            self.init(scale: LogarithmicScale(range), map: ordered.map)
        case .diverging(let given):
            guard let magnitude = given ?? values.map(\.magnitude).max() else { return nil }
            let bound = magnitude.isFinite && magnitude > 0 ? magnitude : 1
            self.init(scale: LinearScale(-bound...bound), map: .blueRed)
        }
    }

    /// A range that has an extent without reaching below 0 where no value does, since a key would then name numbers that
    /// what is shown cannot have.
    private static func extended(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let isNarrow = range.upperBound - range.lowerBound < 1e-9
        return isNarrow && range.lowerBound >= 0 && range.upperBound < 1 ? 0...1 : range
    }

    private static func range(of values: [Double]) -> ClosedRange<Double>? {
        guard let least = values.min(), let most = values.max() else { return nil }
        return least...most
    }
}
