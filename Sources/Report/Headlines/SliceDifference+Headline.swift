import MemoryExperiment

extension ExperimentDifference {
    /// How far the sides of a slice are apart, in a line.
    func headline(of slice: SliceDifference) -> String {
        let tested = slice.present.count { $0.cell.corrected != nil }
        let count = slice.present.count { isSignificant($0.cell) }
        let cells = NumberText.count(tested, "table cell", "table cells")
        let verdict = "\(count == 0 ? "none" : NumberText.grouped(count)) of \(cells) differ\(count > 1 ? "" : "s")"
        guard let means = DifferenceSummary(slice.means) else { return "\(title(of: slice)): \(verdict)" }
        let mean = "A − B is \(NumberText.signed(means.mean, decimals: 2)) steps on average"
        return "\(title(of: slice)): \(mean), \(verdict)"
    }
}
