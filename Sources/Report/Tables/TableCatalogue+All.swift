extension SliceTable {
    /// Every kind of table of a slice, in the order of reports.
    static var all: [SliceTable] { [.means, .comparison, .bitwise] }
}

extension WholeTable {
    /// Every kind of table of a whole experiment, in the order of reports.
    static var all: [WholeTable] { [.verdicts, .forensics, .lyapunov, .lifetimes, .depth, .gates] }
}
