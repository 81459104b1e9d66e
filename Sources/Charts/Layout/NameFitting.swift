/// Fits names chosen by users: first with smaller type, as long as it is legible, then with fewer letters.
extension TextMeasuring {
    /// A name and its font within a width.
    ///
    /// The font shrinks to seven points, the smallest legible size in print. A name still too wide loses letters from
    /// its middle. If even its first and last letter are too wide, the font shrinks further.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - style: The font in the largest size.
    ///   - width: The width in points.
    /// - Returns: The name as drawn, and its font.
    func fittedName(_ name: RichText, style: TextStyle, width: Double) -> (name: RichText, style: TextStyle) {
        let fitting = fitted(name, style: style, width: width)
        let least = style.sized(min(style.size, leastNameSize))
        guard fitting.size < least.size, let shorter = name.shortened(width: width, style: least, text: self) else {
            return (name, fitting)
        }
        return (shorter, least)
    }

    private var leastNameSize: Double { 7 }
}
