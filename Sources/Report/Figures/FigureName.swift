import MemoryExperiment

/// What a figure shows, told by its name.
package struct FigureName: Sendable, Hashable {
    /// What is drawn of a slice.
    package enum Subject: Sendable, Hashable {
        /// A criterion's number by input and output size.
        case heatMap(Criterion, Measure)
        /// How far apart the sequences are, step by step.
        case divergence
        /// The measured means minus the published ones.
        case comparison
    }

    /// What is drawn.
    package let subject: Subject
    /// Of which slice.
    package let slice: Slice

    /// A figure of a slice.
    package init(_ subject: Subject, of slice: Slice) {
        self.subject = subject
        self.slice = slice
    }

    /// The name of files and on the command line; `cosine` and `first` go without saying.
    package var text: String {
        switch subject {
        case .heatMap(let criterion, let measure):
            "heatmap-" + slice.name(Self.detail(criterion == .cosine ? nil : criterion, measure))
        case .divergence: "divergence-" + slice.name()
        case .comparison: "comparison-" + slice.name()
        }
    }

    /// Every name the figure answers to: its own, and for `cosine` the one that says so.
    var aliases: [String] {
        guard case .heatMap(.cosine, let measure) = subject else { return [text] }
        return [text, "heatmap-" + slice.name(Self.detail(.cosine, measure))]
    }

    private static func detail(_ criterion: Criterion?, _ measure: Measure) -> String {
        [criterion?.name, measure == .settled ? measure.rawValue : nil].compactMap(\.self).joined(separator: "-")
    }
}
