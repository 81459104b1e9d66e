import MemoryExperiment

/// What a figure shows, told by its name.
package enum FigureName: Sendable, Hashable {
    /// A slice of the experiment.
    case ofSlice(Subject, Slice)
    /// All of the experiment.
    case whole(WholeFigure)

    /// What is drawn of a slice.
    package enum Subject: Sendable, Hashable {
        /// A criterion's number by input and output size.
        case heatMap(Criterion, Measure)
        /// How far apart the sequences are, step by step.
        case divergence
        /// How far apart the sequences still are at one step, by input and output size.
        case remainder
        /// The measured means minus the published ones.
        case comparison
    }

    /// A figure of a slice.
    package init(_ subject: Subject, of slice: Slice) {
        self = .ofSlice(subject, slice)
    }

    /// The name of files and on the command line; `cosine` and `first` go without saying.
    package var text: String {
        switch self {
        case .ofSlice(.heatMap(let criterion, let measure), let slice):
            "heatmap-" + slice.name(Self.detail(criterion == .cosine ? nil : criterion, measure))
        case .ofSlice(.divergence, let slice): "divergence-" + slice.name()
        case .ofSlice(.remainder, let slice): "remainder-" + slice.name()
        case .ofSlice(.comparison, let slice): "comparison-" + slice.name()
        case .whole(let figure): figure.rawValue
        }
    }

    /// Every name the figure answers to: its own, and for `cosine` the one that says so.
    var aliases: [String] {
        guard case .ofSlice(.heatMap(.cosine, let measure), let slice) = self else { return [text] }
        return [text, "heatmap-" + slice.name(Self.detail(.cosine, measure))]
    }

    private static func detail(_ criterion: Criterion?, _ measure: Measure) -> String {
        [criterion?.name, measure == .settled ? measure.rawValue : nil].compactMap(\.self).joined(separator: "-")
    }
}
