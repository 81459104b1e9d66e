/// The maps for numbers in an order, by the names that people give them.
///
/// All of them grow lighter from the smallest number to the largest, so that their order survives a print without
/// colours and every kind of colour vision.
public enum SequentialColormap: String, Hashable, Sendable, Codable, CaseIterable {
    case viridis
    case cividis
    case magma
    case batlow
    case greys

    /// The colours.
    public var map: ColorMap {
        switch self {
        case .viridis: .viridis
        case .cividis: .cividis
        case .magma: .magma
        case .batlow: .batlow
        case .greys: .greys
        }
    }

    /// The part of the map whose colours stand out from a ground, for lines and small marks.
    ///
    /// - Parameter ground: What they are drawn on.
    /// - Complexity: O(1); the map is looked at in 100 places.
    func visiblePart(on ground: Color) -> ClosedRange<Double> {
        let places = (0...100).map { Double($0) / 100 }
            .filter { map.color(at: $0).contrast(with: ground) >= Self.leastContrast }
        guard let first = places.first, let last = places.last else { return 0...1 }
        return first...last
    }

    /// Lines need less contrast than letters do, and the palest green that is told from white has this much.
    private static let leastContrast = 1.9
}
