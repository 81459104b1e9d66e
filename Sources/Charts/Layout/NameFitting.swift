/// How names that others have chosen are made to fit: smaller as long as they can be read, and then shorter.
extension TextMeasuring {
    /// A name and its font within a width.
    ///
    /// The font shrinks down to seven points, below which print cannot be read; a name that is still too wide loses
    /// letters of its middle. Only where that leaves nothing of it, it is made as small as it takes.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - style: The font in the largest size.
    ///   - width: The width in points.
    /// - Returns: The name as it is shown, and its font.
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
