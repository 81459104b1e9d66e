/// The sequential colormaps by their usual names.
///
/// All of them get lighter from the smallest number to the largest, so the order survives printing without colours and
/// every kind of colour vision.
public enum SequentialColormap: String, Hashable, Sendable, Codable, CaseIterable {
    case viridis
    case cividis
    case magma
    case batlow
    case greys

    /// The colormap.
    public var map: ColorMap {
        switch self {
        case .viridis: .viridis
        case .cividis: .cividis
        case .magma: .magma
        case .batlow: .batlow
        case .greys: .greys
        }
    }

    /// The part of the colormap that contrasts with a ground, for lines and small marks.
    ///
    /// - Parameter ground: The background colour.
    /// - Complexity: O(1); the colormap is sampled at 100 positions.
    func visiblePart(on ground: Color) -> ClosedRange<Double> {
        let places = (0...100).map { Double($0) / 100 }
            .filter { map.color(at: $0).contrast(with: ground) >= Self.leastContrast }
        guard let first = places.first, let last = places.last else { return 0...1 }
        return first...last
    }

    /// Lines need less contrast than letters; the palest green that is distinguishable from white has this much.
    private static let leastContrast = 1.9
}
