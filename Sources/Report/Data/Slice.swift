import MemoryExperiment
import Recurrent
import Support

/// The part of an experiment that one table or figure shows: a recurrent cell at one depth in one variant, over all sizes.
package struct Slice: Sendable, Hashable {
    /// The variant's name.
    package let variant: String
    /// The recurrent cell.
    package let cell: CellKind
    /// The number of stacked layers.
    package let layers: Int
    /// Whether names omit the number of layers because it is the experiment's first.
    private let isFirstDepth: Bool
    /// Whether names omit the variant because it is the experiment's first.
    private let isFirstVariant: Bool

    private init(variant: String, cell: CellKind, layers: Int, in experiment: Experiment) {
        self.variant = variant
        self.cell = cell
        self.layers = layers
        isFirstDepth = layers == (experiment.plan.layers.first ?? layers)
        isFirstVariant = variant == (experiment.variants.first?.name ?? variant)
    }

    /// The slices of an experiment in the order of its report: by variant, depth and recurrent cell.
    package static func slices(of experiment: Experiment) -> [Slice] {
        slices(of: experiment, cells: experiment.plan.cells)
    }

    /// The slices that a report shows one by one, and the primary ones of the published recurrent cells that the experiment
    /// omits, with reasons; an experiment on other recurrent cells omits nothing of the publication.
    ///
    /// Variants along a number, and three or more depths, are curves of separate figures; shown one by one, they would
    /// repeat the same page with another number. The same holds for more than three variants of any kind, of which only the
    /// first is shown.
    static func reported(in experiment: Experiment) -> [Slice] {
        shown(of: experiment)
            + (PublishedTable.covers(experiment) ? absent(from: experiment, among: PublishedTable.cells) : [])
    }

    /// Every slice of the experiment, and the primary ones of the recurrent cells that it omits.
    static func all(in experiment: Experiment) -> [Slice] {
        slices(of: experiment) + absent(from: experiment, among: CellKind.allCases)
    }

    /// The slices that a report shows one by one.
    static func shown(of experiment: Experiment) -> [Slice] {
        slices(of: experiment).filter { slice in
            (experiment.variedNumber == nil && experiment.variants.count <= 3 || slice.isFirstVariant)
                && (experiment.plan.layers.count < 3 || slice.isFirstDepth)
        }
    }

    private static func absent(from experiment: Experiment, among cells: [CellKind]) -> [Slice] {
        slices(of: experiment, cells: cells.filter { !experiment.plan.cells.contains($0) })
            .filter(\.isPrimary)
    }

    /// The slices that an experiment would have with other recurrent cells.
    private static func slices(of experiment: Experiment, cells: [CellKind]) -> [Slice] {
        experiment.variants.flatMap { variant in
            experiment.plan.layers.flatMap { layers in
                cells.map { Slice(variant: variant.name, cell: $0, layers: layers, in: experiment) }
            }
        }
    }

    /// Whether names without a suffix denote this slice.
    package var isPrimary: Bool { isFirstDepth && isFirstVariant }

    /// A name such as `lstm`, `lstm-max-1e-3-settled`, `lstm-2-layers` or `lstm_forget-bias-2`.
    ///
    /// A variant's name may hold anything but an underscore, so it stands last and no two names are the same.
    package func name(_ detail: String = "") -> String {
        var name = cell.rawValue
        if !isFirstDepth { name += "-\(layers)-layers" }
        if !detail.isEmpty { name += "-\(detail)" }
        if !isFirstVariant { name += "_\(variant)" }
        return name
    }

    /// The title of the slice, such as `LSTM` or `GRU, 2 layers, variant forget-bias-2`.
    package var title: String {
        var title = cell.title
        if layers > 1 || !isFirstDepth { title += ", \(NumberText.count(layers, "layer", "layers"))" }
        if variant != Variant.baseName || !isFirstVariant { title += ", variant \(variant)" }
        return title
    }

    /// Whether the title is that of the recurrent cell, so that it can stand before a noun.
    var isTitledByCell: Bool { title == cell.title }

    /// The key of the slice's table cell of these sizes.
    package func key(inputSize: Int, hiddenSize: Int) -> CellKey {
        CellKey(variant: variant, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
    }
}
