import ChartRendering
import Charts
import MemoryExperiment
import Support

/// A heat map of what a sweep has found so far, for light and for dark pages.
package struct LivePicture: Sendable {
    /// The name of the figure.
    package let name: String
    /// What the figure shows.
    package let title: String
    /// The figure in words.
    package let alternativeText: String
    /// The figure as SVG, in black on white and in white on black.
    package let light: [UInt8]
    package let dark: [UInt8]

    /// The maps of an experiment's main criterion, one for each slice that its report shows one by one.
    ///
    /// - Throws: `Failure(.data)` if no table cell has all its runs yet, and as reading a journal and drawing do.
    package static func all(journal: String) throws(Failure) -> [LivePicture] {
        let data = try ReportData(ofJournal: journal)
        let catalogue = FigureCatalogue(data)
        var pictures: [LivePicture] = []
        for slice in data.slices {
            let name = FigureName(.heatMap(data.experiment.mainCriterion, .first), of: slice)
            guard let figure = try? catalogue.figure(name) else { continue }
            pictures.append(try LivePicture(figure))
        }
        return pictures
    }

    /// The names of the pictures that an experiment's sweep can give, whether or not it has begun.
    package static func names(of experiment: Experiment) -> [String] {
        Slice.shown(of: experiment).map { FigureName(.heatMap(experiment.mainCriterion, .first), of: $0).text }
    }

    private init(_ figure: Figure) throws(Failure) {
        func rendered(_ theme: Theme) throws(Failure) -> [UInt8] {
            let text = try theme.textMeasurement()
            do {
                return try figure.chart.drawing(width: figure.width, theme: theme, text: text)
                    .rendered(as: .svg, title: figure.title)
            } catch {
                throw Failure(drawing: figure.name, error)
            }
        }
        name = figure.name
        title = figure.title
        alternativeText = figure.alternativeText
        light = try rendered(.web)
        dark = try rendered(Theme.web.dark)
    }
}
