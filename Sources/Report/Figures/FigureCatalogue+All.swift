import MemoryExperiment

extension SliceFigure {
    /// Every kind of figure of a slice, in the order of reports.
    static var all: [SliceFigure] {
        let maps = Measure.allCases.flatMap { measure in Criterion.all.map { heatMap($0, measure) } }
        return maps + [.comparison, .divergence, .remainder]
    }
}

extension WholeFigure {
    /// Every kind of figure of a whole experiment, in the order of reports.
    static var all: [WholeFigure] {
        [
            .prediction, .coalescence, .lifetime, .plateau, .forensics, .forgetBias, .gain, .inputScale, .precision,
            .depth, .gates,
        ]
    }
}
