import MemoryExperiment

/// How far predictions of one kind are from what was measured, over the settings of some hidden sizes.
struct PredictionError: Sendable, Hashable {
    /// What is predicted.
    enum Quantity: Sendable, Hashable {
        /// The steps until a criterion holds.
        case steps(Criterion)
        /// The exponent itself.
        case exponent
    }

    /// What is predicted.
    let quantity: Quantity
    /// The source of the exponents.
    let source: ExponentSource
    /// The hidden sizes.
    let hiddenSizes: ClosedRange<Int>
    /// The errors of the settings.
    let errors: RelativeErrors

    /// The summary of relative errors; nil if there are none.
    init?(_ quantity: Quantity, _ source: ExponentSource, of settings: [(hiddenSize: Int, error: Double)]) {
        let sizes = settings.map(\.hiddenSize)
        guard let errors = RelativeErrors(settings.map(\.error)), let least = sizes.min(), let most = sizes.max()
        else { return nil }
        self.quantity = quantity
        self.source = source
        self.errors = errors
        hiddenSizes = least...most
    }
}

/// What relative errors come to.
struct RelativeErrors: Sendable, Hashable {
    /// Their number, at least 1.
    let count: Int
    /// The mean without their signs.
    let mean: Double
    /// The largest without their signs.
    let largest: Double
    /// The mean with their signs.
    let signed: Double

    /// The summary of some errors; nil if there are none.
    init?(_ errors: [Double]) {
        let magnitudes = errors.map(\.magnitude)
        guard let largest = magnitudes.max() else { return nil }
        count = errors.count
        mean = magnitudes.reduce(0, +) / Double(errors.count)
        self.largest = largest
        signed = errors.reduce(0, +) / Double(errors.count)
    }
}

extension ExponentStudy {
    /// The errors of the steps to 10⁻⁶ and to a shared direction by each source, and of the closed form itself; small
    /// and large hidden sizes apart, because the closed form is only for the latter.
    var predictionErrors: [PredictionError] {
        let least = MeanField.smallestHiddenSize
        let steps = [Criterion.maximum(exponent: 6), .cosine].flatMap { criterion in
            availableForecasts.flatMap { forecast in
                [{ $0 >= least }, { $0 < least }].compactMap { (isMeant: (Int) -> Bool) in
                    PredictionError(
                        .steps(criterion), forecast.source,
                        of: forecast.entries(of: criterion, where: isMeant).map { ($0.key.hiddenSize, $0.error) })
                }
            }
        }
        return steps + [closedFormError].compactMap(\.self)
    }

    /// The error of the closed form; nil if there is none, or exponents are so near 0 that relative errors mean nothing.
    private var closedFormError: PredictionError? {
        let errors = cells.filter { $0.key.hiddenSize >= MeanField.smallestHiddenSize }.compactMap { cell in
            cell.measured.flatMap { measured in
                cell.closedForm.map {
                    (hiddenSize: cell.key.hiddenSize, error: ($0 - measured.mean) / measured.mean.magnitude)
                }
            }
        }
        return PredictionError(.exponent, .closedForm, of: errors).flatMap { $0.errors.largest <= 1 ? $0 : nil }
    }
}
