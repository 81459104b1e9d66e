import MemoryExperiment
import Typesetting

/// What a page can show in place of a section's table and figure.
struct AlternativeContext: TemplateContext {
    /// What is counted, by its name in experiment files.
    var criterion: String
    var measure: String
    /// What that means, in a few words.
    var words: String
    /// Whether it is what the page shows at first.
    var isShown: Bool
    var parts: [PartContext]

    static let fields: [TemplateField<AlternativeContext>] = [
        .text("criterion") { $0.criterion },
        .text("measure") { $0.measure },
        .text("words") { $0.words },
        .flag("isShown") { $0.isShown },
        .list("parts") { $0.parts },
    ]
}

extension ReportBuilder {
    /// The other criteria and measures of a slice, under the numbers of the parts that they can stand for; none in documents
    /// that do not change, and if a part is missing.
    func alternatives(of slice: Slice, to parts: [PartContext]) -> [AlternativeContext] {
        guard format == .html, case .table(let table)? = parts.first, case .figure(let figure)? = parts.last,
            parts.count == 2
        else { return [] }
        return content.drawings.alternatives.filter { $0.slice == slice }.map { alternative in
            AlternativeContext(
                criterion: alternative.criterion.name, measure: alternative.measure.rawValue,
                words: Wording.title(alternative.criterion, alternative.measure), isShown: isShown(alternative),
                parts: [
                    .table(context(of: alternative, as: table)), .figure(context(of: alternative, as: figure)),
                ])
        }
    }

    private func isShown(_ alternative: Alternative) -> Bool {
        alternative.criterion == data.experiment.mainCriterion && alternative.measure == .first
    }

    /// The alternative’s identifier, which becomes that of its part once the alternative is shown.
    private static func id(of alternative: Alternative, as id: String) -> String {
        "\(id)-\(alternative.criterion.name)-\(alternative.measure.rawValue)"
    }

    private func context(of alternative: Alternative, as shown: TableContext) -> TableContext {
        var context = TableContext(
            alternative.table, label: shown.label, copies: alternative.copies, format: format)
        context.id = Self.id(of: alternative, as: shown.id)
        context.name = shown.name
        context.hasFiles = isShown(alternative)
        return context
    }

    private func context(of alternative: Alternative, as shown: FigureContext) -> FigureContext {
        var context = FigureContext(
            alternative.figure, label: shown.label, drawing: alternative.drawing, format: format)
        context.id = Self.id(of: alternative, as: shown.id)
        context.hasFiles = figures[alternative.figure.name] != nil
        return context
    }
}
