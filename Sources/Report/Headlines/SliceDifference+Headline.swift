import MemoryExperiment

extension ExperimentDifference {
    /// How far the sides of a slice are apart, in a line.
    func headline(of slice: SliceDifference) -> String {
        let verdict = verdict(of: slice.present.map(\.cell))
        guard let means = DifferenceSummary(slice.means) else { return "\(title(of: slice)): \(verdict)" }
        let mean = "A − B is \(NumberText.signed(means.mean, decimals: 2)) steps on average"
        return "\(title(of: slice)): \(mean), \(verdict)"
    }
}
