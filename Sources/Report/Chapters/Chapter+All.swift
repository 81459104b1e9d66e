extension Chapter {
    /// The chapters of reports in their order; those that an experiment cannot fill are left out.
    static let all: [Chapter] = [
        .comparison,
        .verdicts,
        .forensics,
        .divergence,
        .lyapunov,
        .gates,
        .forgetBias,
        .gain,
        .inputScale,
        .depth,
        .bitwise,
        .coalescence,
        .precision,
    ]
}

/// The figures and tables of all chapters, in the order of reports.
private enum Catalogue {
    static let sliceFigures = slices.flatMap(\.figures)
    static let sliceTables = slices.flatMap(\.tables)
    static let wholeFigures = [WholeFigure.overview] + wholes.compactMap(\.figure)
    static let wholeTables = wholes.compactMap(\.table)

    /// The content of reports on each slice: the results, then the parts of chapters.
    private static let slices = [SliceContent.results] + Chapter.all.compactMap(\.slices)
    private static let wholes = Chapter.all.flatMap(\.wholeParts)
}

extension SliceFigure {
    /// Every kind of figure of a slice, in the order of reports.
    static var all: [SliceFigure] { Catalogue.sliceFigures }
}

extension SliceTable {
    /// Every kind of table of a slice, in the order of reports.
    static var all: [SliceTable] { Catalogue.sliceTables }
}

extension WholeFigure {
    /// Every kind of figure of a whole experiment, in the order of reports.
    package static var all: [WholeFigure] { Catalogue.wholeFigures }
}

extension WholeTable {
    /// Every kind of table of a whole experiment, in the order of reports.
    package static var all: [WholeTable] { Catalogue.wholeTables }
}
