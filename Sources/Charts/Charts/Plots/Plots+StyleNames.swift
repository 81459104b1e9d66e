extension Plots.Line {
    /// The name, such as `dash-dotted`.
    var name: String {
        switch self {
        case .none: "none"
        case .solid: "solid"
        case .dashed: "dashed"
        case .dotted: "dotted"
        case .dashDotted: "dash-dotted"
        }
    }
}

extension Plots.Symbol {
    /// The name, such as `open square`.
    var name: String {
        switch self {
        case .none: "none"
        case .disc: "disc"
        case .ring: "ring"
        case .square: "square"
        case .openSquare: "open square"
        case .diamond: "diamond"
        case .openDiamond: "open diamond"
        case .triangle: "triangle"
        case .openTriangle: "open triangle"
        case .tick: "tick"
        }
    }
}
