extension ColorMap {
    /// The colormap from dark to light grey in even steps, for printing without colours.
    ///
    /// Neither end is black or white, so both contrast with ink and paper.
    public static let greys = ColorMap(first: Color(0x262626), others: [Color(0xEBEBEB)])
}
