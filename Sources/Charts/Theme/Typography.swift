/// The family and sizes of a theme's text, in points.
public struct Typography: Hashable, Sendable {
    /// The default family of every figure.
    public static let pinnedFamily = "DejaVu Sans"

    /// The family.
    public var family: String
    /// The families to use in its place if they are installed, the best first.
    ///
    /// A chart knows no installed fonts: it is drawn in `family`, which the program replaces beforehand.
    public var preferredFamilies: [String]
    /// The size of a chart's title.
    public var title: Double
    /// The size of the axes' titles.
    public var axisTitle: Double
    /// The size of the numbers along axes and of legends.
    public var tick: Double
    /// The largest size of the numbers in cells.
    public var label: Double
    /// The smallest size at which a number in a cell is still written.
    public var smallestLabel: Double

    /// A family with its sizes.
    public init(
        family: String = pinnedFamily, preferredFamilies: [String] = [], title: Double, axisTitle: Double,
        tick: Double, label: Double, smallestLabel: Double
    ) {
        self.family = family
        self.preferredFamilies = preferredFamilies
        self.title = title
        self.axisTitle = axisTitle
        self.tick = tick
        self.label = label
        self.smallestLabel = smallestLabel
    }

    var titleStyle: TextStyle { TextStyle(family: family, size: title, weight: .bold) }
    var headingStyle: TextStyle { TextStyle(family: family, size: axisTitle, weight: .bold) }
    var axisTitleStyle: TextStyle { TextStyle(family: family, size: axisTitle) }
    var tickStyle: TextStyle { TextStyle(family: family, size: tick) }
    var labelStyle: TextStyle { TextStyle(family: family, size: label) }
}
