/// How many bytes parts of the program need.
enum Footprint {
    /// The process before it does anything.
    static let process = 34e6
    /// What a result of an earlier sweep needs that is read again: its numbers, its curve, its place among the others.
    static let heldResult = 3_300.0
    /// A report of no run at all: templates, fonts and figures.
    static let report = 64e6
    /// What a report needs for each byte of results.
    static let reported = 1.1
    /// About how many bytes a line of a journal has.
    static let line = 3_000.0
}
