import MemoryExperiment

/// What a table shows, told by its name.
package enum TableName: Sendable, Hashable {
    /// A slice of the experiment.
    case ofSlice(Subject, Slice)
    /// All of the experiment.
    case whole(WholeTable)

    /// What is tabulated of a slice.
    package enum Subject: Sendable, Hashable, CaseIterable {
        /// The means of `first` of the main criterion, `cosine` where it is observed, as the post tabulates them.
        case means
        /// The published means beside the measured ones.
        case comparison
        /// The medians of `bitwise-state`, `first`.
        case bitwise
    }

    /// A table of a slice.
    package init(_ subject: Subject, of slice: Slice) {
        self = .ofSlice(subject, slice)
    }

    /// The name of files and on the command line.
    package var text: String {
        switch self {
        case .ofSlice(.means, let slice): slice.name()
        case .ofSlice(.comparison, let slice): "comparison-" + slice.name()
        case .ofSlice(.bitwise, let slice): "bitwise-" + slice.name()
        case .whole(let table): table.rawValue
        }
    }
}
