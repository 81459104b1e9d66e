extension HeatMap {
    /// Whether its values are those of another heat map's quantity, so that one colour scale can show both.
    public func showsSameQuantity(as other: HeatMap) -> Bool {
        valueTitle == other.valueTitle && coloring.isDiverging == other.coloring.isDiverging
    }

    /// A colouring over the common range of several heat maps of one quantity.
    ///
    /// It is logarithmic if that of any map is.
    ///
    /// - Returns: Nil if there is neither a value nor a given range.
    static func commonColoring(of maps: [HeatMap]) -> Coloring? {
        let numbers = maps.flatMap(\.coloredNumbers)
        guard let least = numbers.min(), let most = numbers.max() else { return nil }
        if maps.contains(where: \.coloring.isDiverging) { return .diverging(magnitude: max(most, -least)) }
        return maps.contains(where: \.coloring.isLogarithmic)
            ? .logarithmic(covering: numbers) : .linear(covering: numbers)
    }

    /// The ends of its given range, or its finite values.
    private var coloredNumbers: [Double] {
        switch coloring {
        case .linear(let range?), .logarithmic(let range?): [range.lowerBound, range.upperBound]
        case .diverging(let magnitude?): [magnitude]
        case .linear(nil), .logarithmic(nil), .diverging(nil): cells.compactMap(\.coloredNumber).filter(\.isFinite)
        }
    }
}

extension HeatMap.Coloring {
    /// Linear over 0 and all finite values; over its own values if there are none.
    public static func linear(covering values: [Double]) -> HeatMap.Coloring {
        let values = values.filter(\.isFinite)
        guard let least = values.min(), let most = values.max() else { return .linear() }
        return .linear(ColorScale.extended(least...most))
    }

    /// Logarithmic over all positive finite values, from 1 to 10 if there are only others; over its own values if there
    /// are none.
    public static func logarithmic(covering values: [Double]) -> HeatMap.Coloring {
        let values = values.filter(\.isFinite)
        guard let most = values.max() else { return .logarithmic() }
        return .logarithmic(values.filter { $0 > 0 }.min().map { $0...most } ?? 1...10)
    }

    /// Whether it diverges from 0.
    fileprivate var isDiverging: Bool {
        switch self {
        case .diverging: true
        case .linear, .logarithmic: false
        }
    }

    /// Whether it is logarithmic.
    public var isLogarithmic: Bool {
        switch self {
        case .logarithmic: true
        case .linear, .diverging: false
        }
    }
}
