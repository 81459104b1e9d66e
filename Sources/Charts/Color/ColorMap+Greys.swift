extension ColorMap {
    /// The map from a dark to a light grey in even steps, for print without colours.
    ///
    /// Neither end is black or white, so that ink and paper stay apart from both.
    public static let greys = ColorMap(first: Color(0x262626), others: [Color(0xEBEBEB)])
}
