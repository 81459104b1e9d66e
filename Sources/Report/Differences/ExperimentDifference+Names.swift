import MemoryExperiment
import Recurrent
import Support

extension ExperimentDifference {
    /// The title of a slice, such as `LSTM` or `GRU, 2 layers, a − b`.
    func title(of slice: SliceDifference) -> String {
        var title = slice.cell.title
        if hasDepths || slice.layers > 1 { title += ", \(NumberText.count(slice.layers, "layer", "layers"))" }
        if variants.count > 1 { title += ", \(slice.variants.title)" }
        return title
    }

    /// The name of a slice's figure and table, such as `difference-lstm` or `difference-gru-2-layers_a_b`.
    ///
    /// No variant's name contains an underscore, so no two names are the same.
    func name(of slice: SliceDifference) -> String {
        var name = "difference-\(slice.cell.rawValue)"
        if hasDepths { name += "-\(slice.layers)-layers" }
        if variants.count > 1 { name += "_\(slice.variants.suffix)" }
        return name
    }

    private var hasDepths: Bool { Set(slices.map(\.layers)).count > 1 }

    /// The names of the sides, with the variants if there is one pair of them that names do not tell.
    var names: (first: String, second: String) {
        guard let pair = variants.first, variants.count == 1 else { return (first.name, second.name) }
        func name(_ side: ComparedSide, _ variant: String) -> String {
            let isNamed = side.measured != nil && variant != Variant.baseName
            return isNamed ? "\(side.name), variant \(variant)" : side.name
        }
        return (name(first, pair.first), name(second, pair.second))
    }

    /// The digest of a side's protocol; nil for a publication.
    static func digest(of side: ComparedSide) -> String? { side.measured?.experiment.digest }

    /// The criterion and the measure, such as `criterion cosine, measure first`.
    var quantity: String { Wording.name(criterion, request.measure) }

    /// Whether runs were compared in this way in any table cell.
    func uses(_ design: MeanDifference.Design) -> Bool {
        slices.contains { slice in slice.means.contains { $0.design == design } }
    }

    /// Whether any table cell was compared by a log-rank test.
    var usesSurvival: Bool { cells.contains { $0.difference.survival != nil } }

    /// All table cells that both sides have.
    var cells: [SliceDifference.Cell] { slices.flatMap { $0.present.map(\.cell) } }

    /// Whether a table cell differs after the correction for all tests.
    func isSignificant(_ cell: SliceDifference.Cell) -> Bool {
        cell.corrected.map { $0 <= request.risk } ?? false
    }

    /// How many decimals differences need: means of ten runs have one.
    var decimals: Int {
        let runs = [first, second].compactMap { $0.measured?.experiment.plan.runsPerCell }.max() ?? 1
        return runs > 10 ? 2 : 1
    }
}
