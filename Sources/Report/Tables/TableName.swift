import MemoryExperiment

/// What a table shows, told by its name.
package struct TableName: Sendable, Hashable {
    /// What is tabulated of a slice.
    package enum Subject: Sendable, Hashable, CaseIterable {
        /// The means of `first` of the main criterion, `cosine` where it is observed, as the post tabulates them.
        case means
        /// The published means beside the measured ones.
        case comparison
        /// The medians of `bitwise-state`, `first`.
        case bitwise
    }

    /// What is tabulated.
    package let subject: Subject
    /// Of which slice.
    package let slice: Slice

    /// A table of a slice.
    package init(_ subject: Subject, of slice: Slice) {
        self.subject = subject
        self.slice = slice
    }

    /// The name of files and on the command line.
    package var text: String {
        switch subject {
        case .means: slice.name()
        case .comparison: "comparison-" + slice.name()
        case .bitwise: "bitwise-" + slice.name()
        }
    }
}
