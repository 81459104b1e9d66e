import MemoryExperiment
import Recurrent
import Support

/// How exponents and memory change with the one number that the variants of an experiment differ in.
struct VariedNumberStudy: Sendable {
    /// The results at one value of the number.
    struct Point: Sendable {
        /// The value.
        let value: Double
        /// The mean of the measured exponents; nil if they were not measured, or one is −∞.
        let exponent: ExponentMean?
        /// Whether an exponent is −∞.
        let vanishes: Bool
        /// The closed form; nil if it is not valid (`ClosedFormLimit`).
        let closedForm: Double?
        /// The steps until the criterion first holds.
        let steps: CellStatistics
    }

    /// The networks of one recurrent cell and size.
    struct Line: Sendable {
        let cell: CellKind
        let hiddenSize: Int
        /// By ascending values of the number.
        let points: [Point]

        /// The measured exponents, if there are any.
        var exponents: [(value: Double, exponent: Double)] {
            points.compactMap { point in point.exponent.map { (point.value, $0.mean) } }
        }

        /// Between which values measured exponents change their sign.
        var signChanges: [SignChange] {
            zip(exponents, exponents.dropFirst()).filter { ($0.exponent < 0) != ($1.exponent < 0) }.map { one, next in
                SignChange(values: (one.value, next.value), isUpwards: one.exponent < 0)
            }
        }
    }

    /// A change of an exponent's sign along the number.
    struct SignChange: Sendable {
        /// The values between which it happens.
        let values: (lower: Double, upper: Double)
        /// Whether the exponent is below 0 before it.
        let isUpwards: Bool

        /// The values in words.
        var range: String {
            "between \(NumberText.shortest(values.lower)) and \(NumberText.shortest(values.upper))"
        }
    }

    /// The number.
    let setting: VariedSetting
    /// The criterion of the steps: a largest difference below 10⁻⁶ if it is observed.
    let criterion: Criterion
    /// The input size and number of layers that are shown.
    let inputSize: Int
    let layers: Int
    /// The number of shared steps observed.
    let sharedSteps: Int
    /// The number of runs of each point.
    let runs: Int
    /// By recurrent cell, then by ascending hidden size.
    let lines: [Line]
    /// The settings that the number changes.
    private let settings: RunSettings

    /// The study of an experiment.
    ///
    /// - Throws: `Unavailable` if its variants do not differ in that one number.
    init(_ setting: VariedSetting, in data: ReportData) throws(Unavailable) {
        let experiment = data.experiment
        guard experiment.variedNumber == setting else {
            throw Unavailable(
                experiment.variedSettings == [setting]
                    ? "This number is shown along an axis, which needs at least three variants with different values."
                    : "The variants do not differ in this number alone.")
        }
        guard let inputSize = Divergence.nearest(to: Divergence.preferredInputSize, in: experiment.plan.inputSizes),
            let layers = experiment.plan.layers.first
        else { throw Unavailable("The experiment has no runs.") }
        let criterion = experiment.decayCriterion
        let variants = experiment.variants.compactMap { variant in
            setting.number(in: variant.settings).map { (name: variant.name, value: $0) }
        }.sorted { $0.value < $1.value }
        lines = experiment.plan.cells.flatMap { cell in
            experiment.plan.hiddenSizes.sorted().map { hiddenSize in
                let points = variants.compactMap { variant -> Point? in
                    let key = CellKey(
                        variant: variant.name, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
                    guard let exponents = CellExponents(of: key, in: data),
                        let steps = data.statistics(of: key, criterion, .first)
                    else { return nil }
                    return Point(
                        value: variant.value, exponent: exponents.measured, vanishes: exponents.vanishes,
                        closedForm: exponents.closedForm, steps: steps)
                }
                return Line(cell: cell, hiddenSize: hiddenSize, points: points)
            }
        }
        self.setting = setting
        self.criterion = criterion
        self.inputSize = inputSize
        self.layers = layers
        sharedSteps = experiment.settings.sharedSteps
        runs = experiment.plan.runsPerCell
        settings = experiment.variants.first?.settings ?? experiment.settings
    }
}

extension VariedNumberStudy {
    /// The values of the number, ascending.
    var values: [Double] { lines.first.map { $0.points.map(\.value) } ?? [] }

    /// Whether exponents were measured.
    var hasExponents: Bool { lines.contains { $0.points.contains { $0.exponent != nil } } }

    /// Whether networks of many units have no closed form at some value.
    var isPartlyUntested: Bool {
        lines.contains { line in
            line.hiddenSize >= MeanField.smallestHiddenSize && line.points.contains { $0.closedForm == nil }
        }
    }

    /// The recurrent cells in the order of the report.
    var cells: [CellKind] { lines.map(\.cell).inReportOrder }

    /// The closed form of a line at any values of the number; without values at which there is none.
    func closedForm(of line: Line, at values: [Double]) -> [(value: Double, exponent: Double)] {
        values.compactMap { value in
            guard let settings = settings.replacing(setting, by: value) else { return nil }
            let key = CellKey(
                variant: Variant.baseName, cell: line.cell, layers: layers, inputSize: inputSize,
                hiddenSize: line.hiddenSize)
            return MeanField(predicting: key, settings: settings).map { (value, $0.exponent) }
        }
    }
}

extension RunSettings {
    /// The settings with another number; nil if the setting is no number.
    fileprivate func replacing(_ setting: VariedSetting, by value: Double) -> RunSettings? {
        var settings = self
        switch setting {
        case .forgetBias:
            switch initialization {
            case .glorotUniform(let recurrent, _):
                settings.initialization = .glorotUniform(recurrent: recurrent, forgetBias: value)
            case .uniformRecurrent: settings.initialization = .uniformRecurrent(forgetBias: value)
            }
        case .recurrentScale: settings.recurrentScale = value
        case .inputScale: settings.inputScale = value
        case .initializers, .gateActivation, .resetAfter, .precision: return nil
        }
        return settings
    }
}
