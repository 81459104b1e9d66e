import MemoryExperiment
import Recurrent

extension PrecisionStudy {
    /// What the format changes and what it does not, in a line; nil where it is not known.
    var headline: String? {
        let most = cells.flatMap { cell in
            sizes.flatMap { size in medians(of: cell, size).map { ($0.double - $0.single).magnitude } }
        }.max()
        guard let most, let last = sizes.last, criteria.contains(.cosine) else { return nil }
        let ratios = cells.compactMap { cell in
            medians(of: cell, .cosine).last { $0.hiddenSize > 1 && $0.single > 0 }.map { $0.double / $0.single }
        }
        guard let least = ratios.min(), let largest = ratios.max() else { return nil }
        let range = [least, largest].map { NumberText.fixed($0, decimals: 1) }
        return """
            In float64 one direction takes \(range[0] == range[1] ? range[0] : "\(range[0]) to \(range[1])") times as many \
            steps; medians to differences down to \(last.words.label) \
            \(most == 0 ? "are the same" : "differ by at most \(CellText.halves(most))")
            """
    }
}
