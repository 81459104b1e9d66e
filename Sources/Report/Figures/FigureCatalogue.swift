import MemoryExperiment

/// The figures of an experiment by name.
package struct FigureCatalogue: Sendable {
    private let data: ReportData

    /// The figures of a finished experiment.
    package init(_ data: ReportData) {
        self.data = data
    }

    /// The figures that an output folder holds, in the order of the report, those that cannot be given included.
    package var reported: [FigureName] {
        Slice.reported(in: data.experiment).flatMap { slice in
            Criterion.all.map { FigureName(.heatMap($0, .first), of: slice) }
                + [FigureName(.comparison, of: slice), FigureName(.divergence, of: slice)]
        }
    }

    /// Every figure that can be asked for, in the order of the report.
    package var all: [FigureName] {
        Slice.reported(in: data.experiment).flatMap { slice in
            Measure.allCases.flatMap { measure in
                Criterion.all.map { FigureName(.heatMap($0, measure), of: slice) }
            } + [FigureName(.comparison, of: slice), FigureName(.divergence, of: slice)]
        }
    }

    /// The figure of that name.
    ///
    /// - Throws: `Failure(.usage)` listing the figures there are, the nearest names first.
    package func name(_ text: String) throws(Failure) -> FigureName {
        if let name = all.first(where: { $0.aliases.contains(text) }) { return name }
        throw Spelling.unknown("figure", text, known: all.map(\.text))
    }

    /// The figure itself.
    ///
    /// - Throws: `Unavailable` with the reason why this experiment cannot give it.
    package func figure(_ name: FigureName) throws(Unavailable) -> Figure {
        let source = GridSource(data)
        return switch name.subject {
        case .heatMap(let criterion, let measure):
            try Figure.heatMap(name: name.text, of: source.grid(of: name.slice, criterion, measure))
        case .comparison:
            try Figure.comparison(name: name.text, Comparison(source.grid(of: name.slice, .cosine, .first)))
        case .divergence:
            try Figure.divergence(name: name.text, of: source.divergence(of: name.slice))
        }
    }
}
