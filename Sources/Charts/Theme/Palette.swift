/// The colours of everything in a chart but its data.
public struct Palette: Hashable, Sendable, Codable {
    /// What lies under everything.
    public var background: Color
    /// Titles, and numbers along axes.
    public var ink: Color
    /// Axes and ticks.
    public var axis: Color
    /// The lines behind data that lead the eye.
    public var grid: Color
    /// The ground of a cell whose value is not known, only bounded.
    public var boundFill: Color
    /// The strokes across such a cell.
    public var boundHatch: Color
    /// The outline of a cell without any datum.
    public var absent: Color

    /// A palette from its colours.
    public init(
        background: Color, ink: Color, axis: Color, grid: Color, boundFill: Color, boundHatch: Color, absent: Color
    ) {
        self.background = background
        self.ink = ink
        self.axis = axis
        self.grid = grid
        self.boundFill = boundFill
        self.boundHatch = boundHatch
        self.absent = absent
    }

    /// Dark ink on white.
    public static let light = Palette(
        background: .white, ink: Color(0x1F2328), axis: Color(0x4B5158), grid: Color(0xE3E6EA),
        boundFill: Color(0xF4F4F2), boundHatch: Color(0xC3C5C4), absent: Color(0xD0D4D9))
}
