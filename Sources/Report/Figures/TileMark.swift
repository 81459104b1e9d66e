import Charts
import Recurrent
import Support

/// A tile of a heat map, given by its sizes.
public struct TileMark: Hashable, Sendable {
    /// The input size: the row.
    public let inputSize: Int
    /// The hidden size: the column.
    public let hiddenSize: Int

    /// Parses `INPUTxHIDDEN`, such as `64x128`, or returns nil if a number is not a size that a network can have.
    public init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let inputSize = Int(parts[0]), let hiddenSize = Int(parts[1]),
            NetworkConfiguration.sizes.contains(inputSize), NetworkConfiguration.sizes.contains(hiddenSize)
        else { return nil }
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
    }
}

extension Figure {
    /// Figures with frames around some tiles of every heat map among them.
    ///
    /// - Throws: `Failure(.usage)` if there are tiles to mark but no heat map, or if one lacks a tile.
    static func marking(_ marks: [TileMark], in figures: [Figure]) throws(Failure) -> [Figure] {
        guard !marks.isEmpty else { return figures }
        guard figures.contains(where: { $0.chart is HeatMap }) else {
            let names = NumberText.list(figures.map { "‘\($0.name)’" })
            throw Failure(
                .usage,
                """
                --mark outlines tiles of heat maps, and \(names) \(figures.count == 1 ? "is" : "are") none. Leave it \
                out, or name a heat map.
                """)
        }
        return try figures.map { figure throws(Failure) in try figure.marking(marks) }
    }

    private func marking(_ marks: [TileMark]) throws(Failure) -> Figure {
        guard var map = chart as? HeatMap else { return self }
        var words: [String] = []
        for mark in marks {
            let place = map.place(column: String(mark.hiddenSize), row: String(mark.inputSize))
            guard let place else { throw noTile(mark, in: map) }
            if map.outlined.insert(place).inserted { words.append("\(mark.inputSize) × \(mark.hiddenSize)") }
        }
        let sentence = """
            \(words.count == 1 ? "A frame marks" : "Frames mark") \(NumberText.list(words)) (input size × hidden size).
            """
        var figure = self
        figure.chart = map
        figure.caption += " " + sentence
        figure.alternativeText += " " + sentence
        return figure
    }

    private func noTile(_ mark: TileMark, in map: HeatMap) -> Failure {
        func sizes(_ axis: HeatMap.Axis, _ name: String) -> String {
            NumberText.sizes(axis.labels.compactMap { Int($0) }, name, name + "s")
        }
        return Failure(
            .usage,
            """
            The figure ‘\(name)’ has no tile \(mark.inputSize)x\(mark.hiddenSize). It has \
            \(sizes(map.rows, "input size")), and \(sizes(map.columns, "hidden size")); a tile is INPUTxHIDDEN.
            """)
    }
}
