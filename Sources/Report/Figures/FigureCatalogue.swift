import MemoryExperiment

/// The figures of an experiment by name.
package struct FigureCatalogue: Sendable {
    private let data: ReportData

    /// The figures of a finished experiment.
    package init(_ data: ReportData) {
        self.data = data
    }

    /// The figures that an output folder holds, in the order of the report, those that cannot be given included.
    ///
    /// A map of one row or column shows nothing that its table does not.
    package var reported: [FigureName] {
        let plan = data.experiment.plan
        let hasMaps = plan.inputSizes.count > 1 && plan.hiddenSizes.count > 1
        let criteria = Criterion.all.filter {
            Criterion.standard.contains($0) || data.experiment.settings.criteria.contains($0)
        }
        let ofSlices = Slice.reported(in: data.experiment).flatMap { slice in
            criteria.filter { _ in hasMaps }.map { FigureName(.heatMap($0, .first), of: slice) }
                + [FigureName(.comparison, of: slice), FigureName(.divergence, of: slice)]
                + (hasMaps ? [FigureName(.remainder, of: slice)] : [])
        }
        return ofSlices + whole
    }

    /// Every figure that can be asked for, in the order of the report.
    package var all: [FigureName] {
        let ofSlices = Slice.all(in: data.experiment).flatMap { slice in
            Measure.allCases.flatMap { measure in
                Criterion.all.map { FigureName(.heatMap($0, measure), of: slice) }
            } + [.comparison, .divergence, .remainder].map { FigureName($0, of: slice) }
        }
        return ofSlices + whole
    }

    private var whole: [FigureName] {
        WholeFigure.allCases.filter { $0.isOfInterest(to: data.experiment) }.map(FigureName.whole)
    }

    /// The figure of that name.
    ///
    /// - Throws: `Failure(.usage)` listing the figures there are, the nearest names first.
    package func name(_ text: String) throws(Failure) -> FigureName {
        if let name = all.first(where: { $0.aliases.contains(text) }) { return name }
        throw Spelling.unknown("figure", text, known: all.map(\.text))
    }

    /// The figure of that name, drawn from the data.
    ///
    /// - Throws: `Failure(.usage)` for an unknown name, `Failure(.data)` with the reason where this experiment cannot give
    ///   the figure.
    package func figure(named text: String) throws(Failure) -> Figure {
        let name = try name(text)
        do throws(Unavailable) {
            return try figure(name)
        } catch {
            throw Failure(.data, "This journal cannot give the figure ‘\(text)’. \(error.reason)")
        }
    }

    /// The figure itself.
    ///
    /// - Throws: `Unavailable` with the reason why this experiment cannot give it.
    package func figure(_ name: FigureName) throws(Unavailable) -> Figure {
        switch name {
        case .ofSlice(let subject, let slice): try figure(name.text, subject, of: slice)
        case .whole(let figure): try self.figure(figure)
        }
    }

    private func figure(
        _ name: String, _ subject: FigureName.Subject, of slice: Slice
    ) throws(Unavailable) -> Figure {
        let source = GridSource(data)
        return switch subject {
        case .heatMap(let criterion, let measure):
            try Figure.heatMap(name: name, of: source.grid(of: slice, criterion, measure))
        case .comparison: try Figure.comparison(name: name, Comparison(source.grid(of: slice, .cosine, .first)))
        case .divergence: try Figure.divergence(name: name, of: source.divergence(of: slice))
        case .remainder: Figure.remainder(name: name, of: try source.remainder(of: slice))
        }
    }

    private func figure(_ figure: WholeFigure) throws(Unavailable) -> Figure {
        switch figure {
        case .prediction: try .prediction(of: data)
        case .coalescence: .coalescence(name: figure.rawValue, of: try RoundingStudy(of: data))
        case .lifetime: .lifetime(name: figure.rawValue, of: try RoundingStudy(of: data))
        case .plateau: .plateau(name: figure.rawValue, of: try RoundingStudy(of: data))
        case .forensics: .forensics(name: figure.rawValue, try Forensics(of: data))
        case .forgetBias: .variedNumber(figure, of: try VariedNumberStudy(.forgetBias, in: data))
        case .gain: .variedNumber(figure, of: try VariedNumberStudy(.recurrentScale, in: data))
        case .inputScale: .variedNumber(figure, of: try VariedNumberStudy(.inputScale, in: data))
        case .precision: .precision(of: try PrecisionStudy(data))
        case .depth: .depth(of: try DepthStudy(data))
        }
    }
}
