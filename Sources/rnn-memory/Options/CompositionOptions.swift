import ArgumentParser
import Charts
import Report
import Support

/// The arrangement of several figures in one file, and the tiles that stand out.
struct CompositionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The rows and columns of several figures, from 1x1 to 6x6.",
            discussion: "Default: one row if the width allows it, otherwise about as many rows as columns.",
            valueName: "rowsxcolumns"),
        transform: { text in
            guard let size = GridSize(text) else {
                throw ValidationError("a layout is ROWSxCOLUMNS, each from 1 to 6, such as 1x2.")
            }
            return size
        })
    var layout: GridSize?

    @Flag(help: "Letter the panels of several figures: a, b, c and so on.")
    var letters = false

    @Flag(help: "Draw several heat maps of one quantity on one colour scale, with one colour bar.")
    var shareColors = false

    @Option(
        help: ArgumentHelp(
            "A tile of a heat map to outline, by input size and hidden size, such as 64x128; can be repeated.",
            valueName: "mxn"),
        transform: { text in
            guard let mark = TileMark(text) else {
                throw ValidationError("a tile is INPUTxHIDDEN, two sizes from 1 to 4,096, such as 64x128.")
            }
            return mark
        })
    var mark: [TileMark] = []

    /// The figures of those names in this arrangement.
    ///
    /// - Throws: `Failure(.usage)` if the arrangement does not suit their number.
    func request(for names: [String]) throws(Failure) -> FigureRequest {
        try FigureRequest(
            names, composition: Composition(layout: layout, hasLetters: letters, sharesColors: shareColors),
            marks: mark)
    }
}
