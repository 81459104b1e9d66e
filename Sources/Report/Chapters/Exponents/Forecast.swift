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
    /// How many pairs are left out because a run is censored.
    let censored: Int
    /// How many settings are left out because some of their networks do not forget.
    let growing: Int

    /// The pairs of some settings and criteria.
    ///
    /// - Throws: `Unavailable` if nothing is left to compare.
    init(from source: ExponentSource, of cells: [CellExponents], criteria: [Criterion]) throws(Unavailable) {
        self.source = source
        let criteria = criteria.filter { $0.decline != nil }
        var entries: [Entry] = []
        var (censored, growing) = (0, 0)
        for cell in cells {
            if cell.hasGrowth(by: source) {
                growing += 1
                continue
            }
            for criterion in criteria {
                guard let predicted = cell.predictedSteps(of: criterion, from: source), predicted >= 1 else { continue }
                guard let measured = cell.measuredSteps(of: criterion) else {
                    censored += 1
                    continue
                }
                entries.append(Entry(key: cell.key, criterion: criterion, predicted: predicted, measured: measured))
            }
        }
        guard !entries.isEmpty else {
            throw Unavailable(
                source == .measured
                    ? "No setting has both predicted and measured steps."
                    : "No setting with a closed form has both predicted and measured steps.")
        }
        self.entries = entries
        self.censored = censored
        self.growing = growing
    }
}

extension Forecast {
    /// The pairs of a criterion and of some hidden sizes.
    func entries(of criterion: Criterion, where isMeant: (Int) -> Bool) -> [Entry] {
        entries.filter { $0.criterion == criterion && isMeant($0.key.hiddenSize) }
    }
}

extension Collection<Forecast.Entry> {
    /// The mean of the errors without their signs; nil where there are none.
    var meanError: Double? {
        isEmpty ? nil : reduce(0) { $0 + $1.error.magnitude } / Double(count)
    }

    /// The mean of the errors with their signs; nil where there are none.
    var meanBias: Double? { isEmpty ? nil : reduce(0) { $0 + $1.error } / Double(count) }

    /// The largest of the errors without their signs; nil where there are none.
    var worstError: Double? { self.map(\.error.magnitude).max() }
}
