/// The memory that parts of the program need, in bytes.
enum Footprint {
    /// The process before it does any work.
    static let process = 34e6
    /// A result of an earlier sweep that is read again: its numbers, its curve and its index entry.
    static let heldResult = 3_300.0
    /// A report without any runs: templates, fonts and figures.
    static let report = 64e6
    /// The memory of a report per byte of results.
    static let reported = 1.1
    /// The approximate length of a journal line.
    static let line = 3_000.0
}
