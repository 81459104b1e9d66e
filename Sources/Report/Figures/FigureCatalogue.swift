import MemoryExperiment
import Support
import Typesetting

/// The figures of an experiment by name.
package struct FigureCatalogue: Sendable {
    private let data: ReportData

    /// The figures of a finished experiment.
    package init(_ data: ReportData) {
        self.data = data
    }

    /// The figures that an output folder holds, in the order of the report, those that cannot be given included.
    package var reported: [FigureName] {
        names(of: Slice.reported(in: data.experiment), SliceFigure.all.filter { $0.isReported(data.experiment) })
    }

    /// Every figure by name, in the order of the report.
    package var all: [FigureName] { names(of: Slice.all(in: data.experiment), SliceFigure.all) }

    /// Every figure by name, with the reason for each that cannot be given.
    package var listing: PartListing { PartListing(all, in: data) }

    private func names(of slices: [Slice], _ figures: [SliceFigure]) -> [FigureName] {
        slices.flatMap { slice in figures.map { FigureName($0, of: slice) } }
            + WholeFigure.all.filter { $0.suits(data.experiment) }.map(FigureName.whole)
    }

    /// The figure of that name.
    ///
    /// - Throws: `Failure(.usage)` listing the figures there are, the nearest names first.
    package func name(_ text: String) throws(Failure) -> FigureName {
        if let name = all.first(where: { $0.names.contains(text) }) { return name }
        throw Spelling.unknown("figure", text, known: all.map(\.text))
    }

    /// The figure of that name, drawn from the data.
    ///
    /// - Throws: `Failure(.usage)` for an unknown name, `Failure(.data)` with the reason if this experiment cannot give
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
    package func figure(_ name: FigureName) throws(Unavailable) -> Figure { try name.content(in: data) }
}
