import MemoryExperiment
import Recurrent
import Statistics
import Support

/// How long rounding alone keeps two trajectories apart in an experiment, at one input size.
struct RoundingStudy: Sendable {
    /// One slice of the experiment.
    struct Series: Sendable {
        /// The slice.
        let slice: Slice
        /// The name of the slice among the others, such as `LSTM, float32`.
        let title: String
        /// Its name beside others of the same recurrent cell, such as `float32`.
        let variant: String
        /// The hidden sizes, ascending.
        let cells: [Cell]
        /// The growth of the lifetime with the hidden size, if it is identified.
        let law: LifetimeLaw?
        /// How the time until states are bit-identical depends on the input size, if it does.
        let inputs: InputDependence?
    }

    /// One hidden size.
    struct Cell: Sendable {
        /// The hidden size.
        let hiddenSize: Int
        /// The results of its runs.
        let results: ArraySlice<RunResult>
        /// How many runs are not identical yet, step by step.
        let identity: KaplanMeier
        /// The regime after the linear decay.
        let regime: RoundingRegime
    }

    /// The slices, ordered by recurrent cell.
    let series: [Series]
    /// The input size that is shown.
    let inputSize: Int
    /// The number of shared steps observed.
    let sharedSteps: Int
    /// The number of input streams per network.
    let streams: Int
    /// Whether any slice is computed in float64.
    let hasFloat64: Bool

    /// Whether experiments of this kind are expected to have it.
    static func suits(_ experiment: Experiment) -> Bool {
        experiment.plan.layers.count == 1 && experiment.variedSettings.isSubset(of: [.precision])
    }

    /// The study of an experiment.
    ///
    /// - Throws: `Unavailable` if the experiment does not observe both ends of a lifetime, or no run reaches the first.
    init(of data: ReportData) throws(Unavailable) {
        let experiment = data.experiment
        guard let same = experiment.settings.criteria.firstIndex(of: .bitwiseState),
            experiment.settings.criteria.contains(.maximum(exponent: 6))
        else { throw Unavailable("The experiment does not observe both criteria max-1e-6 and bitwise-state.") }
        let inputSizes = experiment.plan.inputSizes
        guard let inputSize = Divergence.nearest(to: Divergence.preferredInputSize, in: inputSizes) else {
            throw Unavailable("The experiment has no runs.")
        }
        let slices = data.slices
        series = experiment.plan.cells.flatMap { cell in slices.filter { $0.cell == cell } }.compactMap { slice in
            guard let settings = experiment.settings(ofVariant: slice.variant) else { return nil }
            let cells = experiment.plan.hiddenSizes.sorted().compactMap { hiddenSize -> Cell? in
                let key = slice.key(inputSize: inputSize, hiddenSize: hiddenSize)
                let results = data.results(of: key)
                return RoundingRegime(key: key, results: results, settings: settings).map {
                    Cell(
                        hiddenSize: hiddenSize, results: results,
                        identity: KaplanMeier(
                            results.map { $0.outcomes[same].first }, clusters: results.networkClusters),
                        regime: $0)
                }
            }
            guard !cells.isEmpty else { return nil }
            let name = slice.cell.title
            return Series(
                slice: slice, title: experiment.variants.count > 1 ? "\(name), \(slice.variant)" : name,
                variant: experiment.variants.count > 1 ? slice.variant : settings.precision.rawValue,
                cells: cells, law: LifetimeLaw(of: cells.map(\.regime)),
                inputs: InputDependence(of: slice, in: data))
        }
        guard !series.isEmpty else {
            throw Unavailable(
                "At input size \(NumberText.grouped(inputSize)), the one shown, no run’s difference falls below 10⁻⁶."
            )
        }
        self.inputSize = inputSize
        hasFloat64 = experiment.variants.contains { $0.settings.precision == .float64 }
        sharedSteps = experiment.settings.sharedSteps
        streams = experiment.plan.streams
    }

    /// The largest number of runs that an hidden size has.
    var runs: Int { series.flatMap(\.cells).map(\.regime.runs).max() ?? 0 }

    /// The names of the slices beside others of the same recurrent cell, each once.
    var variants: [String] {
        series.reduce(into: []) { names, series in
            if !names.contains(series.variant) { names.append(series.variant) }
        }
    }

    /// The hidden sizes shown in figures with one line per size: about eight, including the largest.
    var shownSizes: [Int] {
        let sizes = Set(series.flatMap(\.cells).map(\.hiddenSize)).sorted()
        let step = (sizes.count + 7) / 8
        return sizes.reversed().enumerated().filter { $0.offset.isMultiple(of: step) }.map(\.element).reversed()
    }

    /// The place of a size among those shown, as a colour.
    func tone(of hiddenSize: Int) -> Double {
        let sizes = shownSizes
        let index = sizes.firstIndex(of: hiddenSize) ?? 0
        return Double(index) / Double(max(1, sizes.count - 1))
    }

    /// The shortest median lifetime of a plateau, as the end of a comparison.
    var metastableClause: String {
        let ratio = NumberText.fixed(RoundingRegime.metastableRatio(in: .float32), decimals: 0)
        let longer = NumberText.fixed(RoundingRegime.metastableRatio(in: .float64), decimals: 1)
        let float64 = hasFloat64 ? " (\(longer) times in float64, whose decay continues for 53 instead of 24 bits)" : ""
        return "\(ratio) times as long as the decay to 10⁻⁶\(float64)"
    }
}
