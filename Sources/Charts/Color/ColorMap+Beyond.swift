extension ColorMap {
    /// The colour of numbers beyond the last one, which no number of the map has.
    ///
    /// It is a paler last colour, so that it continues the order of lightness; if the last colour is nearly white or
    /// dark, a darker one.
    package var beyond: Color {
        let last = color(at: 1)
        let canBePaler = (0.5...0.9).contains(last.relativeLuminance)
        return ColorMap(first: last, others: [canBePaler ? .white : .black]).color(at: canBePaler ? 0.7 : 0.45)
    }
}
