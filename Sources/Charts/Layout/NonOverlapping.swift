extension Array where Element == TextLine {
    /// The lines that keep at least a distance from all lines kept before them.
    ///
    /// Complexity: O(n²) in the number of lines, of which axes have few.
    func withoutOverlaps(measuredBy text: some TextMeasuring, distance: Double) -> [TextLine] {
        var kept: [(line: TextLine, bounds: Rectangle)] = []
        for line in self {
            let bounds = line.bounds(measuredBy: text)
            let reach = bounds.inset(by: -distance / 2)
            if !kept.contains(where: { $0.bounds.inset(by: -distance / 2).overlaps(reach) }) {
                kept.append((line, bounds))
            }
        }
        return kept.map(\.line)
    }
}
