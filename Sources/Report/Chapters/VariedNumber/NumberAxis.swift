import Charts
import MemoryExperiment
import Support

/// The axis of the number that an experiment varies: linear, logarithmic if values span more than a decade, or with
/// one place for each value if one of such values is 0.
struct NumberAxis: Sendable {
    private enum Kind: Sendable {
        case linear
        case logarithmic
        case places
    }

    private let values: [Double]
    private let kind: Kind
    private let name: String

    init(_ study: VariedNumberStudy) {
        values = study.values
        name = study.name
        let positive = values.filter { $0 > 0 }
        let isWide = (positive.max() ?? 1) / (positive.min() ?? 1) > 10
        let hasOthers = positive.count < values.count
        kind = !isWide || values.contains { $0 < 0 } ? .linear : hasOthers ? .places : .logarithmic
    }

    /// The axis with its title.
    var axis: Plots.Axis {
        let title = RichText(name.capitalizedFirst)
        let marks = values.map { Plots.Mark($0, label: RichText(NumberText.shortest($0))) }
        return switch kind {
        case .linear: Plots.Axis(title, .linear, including: values)
        case .logarithmic: Plots.Axis(title, .logarithmic, marks: marks)
        case .places: Plots.Axis(title, .categories(marks.map(\.label)))
        }
    }

    /// Where a value stands on the axis.
    func place(of value: Double) -> Double {
        guard case .places = kind else { return value }
        return Double(values.firstIndex(of: value) ?? 0)
    }

    /// The values that a curve is drawn through, which are more than were run unless the axis has only places for these.
    var finerValues: [Double] {
        guard case .linear = kind, let least = values.first, let most = values.last, least < most else { return values }
        let between = (0...32).map { least + (most - least) * Double($0) / 32 }
        return Set(between + values).sorted()
    }

    /// What a caption says about the places of values, in a sentence; empty if they follow a scale.
    var remark: String {
        guard case .places = kind else { return "" }
        return "Values are equally spaced."
    }
}
