import MemoryExperiment

/// Predicted beside measured steps: one pair for each setting of one layer and each criterion that a rate can predict.
struct Forecast: Sendable {
    /// One setting and criterion.
    struct Entry: Sendable, Hashable {
        /// The setting.
        let key: CellKey
        /// The criterion.
        let criterion: Criterion
        /// The mean of the predicted steps over the runs, at least 1.
        let predicted: Double
        /// The mean of the measured steps over the same runs.
        let measured: Double

        /// How far the prediction is from what was measured, as a share of the latter, with its sign.
        var error: Double { predicted / measured - 1 }
    }

    /// Where the exponents come from.
    let source: ExponentSource
    /// The pairs in plan order.
    let entries: [Entry]
    /// What is left out.
    let leftOut: LeftOut

    /// How many settings, and pairs of setting and criterion, have nothing to compare, each counted by one cause.
    struct LeftOut: Sendable, Hashable {
        /// Settings some of whose networks do not forget.
        var growing = 0
        /// Settings in some of whose networks differences vanish at once.
        var vanishing = 0
        /// Settings without an exponent from the source: the closed form is no prediction for them.
        var unknown = 0
        /// Pairs with a censored run.
        var censored = 0
        /// Pairs of which less than one step is predicted.
        var short = 0
        /// Pairs that no rate predicts: outputs that are the same from the start, and the direction of a single unit.
        var unpredictable = 0
    }

    /// The pairs of some settings and criteria.
    ///
    /// - Throws: `Unavailable` if nothing is left to compare.
    init(from source: ExponentSource, of cells: [CellExponents], criteria: [Criterion]) throws(Unavailable) {
        self.source = source
        let criteria = criteria.filter { $0.decline != nil }
        guard !criteria.isEmpty else {
            throw Unavailable(
                "The experiment observes no criterion whose steps an exponent predicts, such as max-1e-6.")
        }
        var entries: [Entry] = []
        var leftOut = LeftOut()
        for cell in cells where leftOut.admits(cell, by: source) {
            entries += criteria.compactMap { criterion in
                leftOut.predicted(criterion, of: cell, from: source).map {
                    Entry(key: cell.key, criterion: criterion, predicted: $0.predicted, measured: $0.measured)
                }
            }
        }
        guard !entries.isEmpty else { throw Unavailable(leftOut.reason(source)) }
        self.entries = entries
        self.leftOut = leftOut
    }
}

extension Forecast.LeftOut {
    /// Whether a setting has exponents that predict something; counted if not.
    fileprivate mutating func admits(_ cell: CellExponents, by source: ExponentSource) -> Bool {
        switch source {
        case .measured where cell.vanishes: vanishing += 1
        case .closedForm where cell.closedForm == nil: unknown += 1
        case _ where cell.hasGrowth(by: source): growing += 1
        case .measured, .closedForm: return true
        }
        return false
    }

    /// The predicted and the measured steps of a pair; nil, and counted, if one is not known.
    fileprivate mutating func predicted(
        _ criterion: Criterion, of cell: CellExponents, from source: ExponentSource
    ) -> (predicted: Double, measured: Double)? {
        guard let predicted = cell.predictedSteps(of: criterion, from: source) else {
            unpredictable += 1
            return nil
        }
        guard predicted >= 1 else {
            short += 1
            return nil
        }
        guard let measured = cell.measuredSteps(of: criterion) else {
            censored += 1
            return nil
        }
        return (predicted, measured)
    }
}

extension Forecast {
    /// The pairs of a criterion and of some hidden sizes.
    func entries(of criterion: Criterion, where isMeant: (Int) -> Bool) -> [Entry] {
        entries.filter { $0.criterion == criterion && isMeant($0.key.hiddenSize) }
    }

    /// The errors of the steps to 10⁻⁶ at the hidden sizes for which the closed form is meant; nil if there are none.
    var errorsAtLargeSizes: RelativeErrors? {
        entries(of: .maximum(exponent: 6)) { $0 >= MeanField.smallestHiddenSize }.errors
    }
}

extension [Forecast.Entry] {
    /// Their errors together; nil if there are none.
    var errors: RelativeErrors? { RelativeErrors(map(\.error)) }
}
