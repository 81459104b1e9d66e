/// The colours of everything in a chart except the sequential colormap.
public struct Palette: Hashable, Sendable {
    /// The background.
    public var background: Color
    /// Titles, and numbers along axes.
    public var ink: Color
    /// Axes and ticks.
    public var axis: Color
    /// The grid lines behind the data.
    public var grid: Color
    /// The ground of a cell whose value is only bounded.
    public var boundFill: Color
    /// The hatching of such a cell.
    public var boundHatch: Color
    /// The outline of a cell without data.
    public var absent: Color
    /// The first of a few categories.
    public var first: Color
    /// The second of a few categories.
    public var second: Color
    /// The third of a few categories.
    public var third: Color

    /// A palette from its colours.
    public init(
        background: Color, ink: Color, axis: Color, grid: Color, boundFill: Color, boundHatch: Color, absent: Color,
        first: Color, second: Color, third: Color
    ) {
        self.background = background
        self.ink = ink
        self.axis = axis
        self.grid = grid
        self.boundFill = boundFill
        self.boundHatch = boundHatch
        self.absent = absent
        self.first = first
        self.second = second
        self.third = third
    }

    /// Dark ink on white.
    ///
    /// The categories use blue, vermilion and bluish green from the palette that Masataka Okabe and Kei Ito designed
    /// for all kinds of colour vision ("Color universal design", 2008). The blue is darkened, so that the first two
    /// categories differ in prints without colours as well.
    public static let light = Palette(
        background: .white, ink: Color(0x1F2328), axis: Color(0x4B5158), grid: Color(0xE3E6EA),
        boundFill: Color(0xF4F4F2), boundHatch: Color(0xC3C5C4), absent: Color(0xD0D4D9),
        first: Color(0x004F7C), second: Color(0xD55E00), third: Color(0x009E73))

    /// Light ink on a dark ground.
    ///
    /// The categories use sky blue, lightened for the same reason, orange and bluish green from the same palette.
    public static let dark = Palette(
        background: Color(0x16181B), ink: Color(0xE3E5E8), axis: Color(0xA9B0B8), grid: Color(0x2C3036),
        boundFill: Color(0x22262B), boundHatch: Color(0x4A5058), absent: Color(0x41474E),
        first: Color(0xA6DAF7), second: Color(0xE69F00), third: Color(0x009E73))
}
