import MemoryExperiment
import Support

/// A key of an experiment file that has another value on each side.
struct SettingDifference: Sendable, Hashable {
    /// The key, with a point before one inside another: `initialization.forgetBias`.
    let key: String
    /// The first side's value as an experiment file writes it.
    let first: String
    /// The second side's value.
    let second: String

    /// The keys in which two experiments' plans and the settings of two of their variants differ, in the order of an
    /// experiment file.
    static func differences(
        _ first: (experiment: Experiment, variant: String), _ second: (experiment: Experiment, variant: String)
    ) -> [SettingDifference] {
        let sides = [first, second].map { Self.values(of: $0.experiment, variant: $0.variant) }
        let others = Dictionary(sides[1]) { first, _ in first }
        return sides[0].compactMap { key, value in
            guard let other = others[key], other != value else { return nil }
            return SettingDifference(
                key: key, first: text(of: value, beside: other), second: text(of: other, beside: value))
        }
    }

    /// Every key but the name and the variants, those inside others by themselves.
    private static func values(of experiment: Experiment, variant: String) -> [(String, Document)] {
        let settings = experiment.settings(ofVariant: variant) ?? experiment.settings
        let alone = Experiment(name: experiment.name, settings: settings, plan: experiment.plan)
        guard case .record(let fields) = alone.completeDocument else { return [] }
        return fields.filter { !["name", "variants"].contains($0.key) }.flatMap { flattened($0, prefix: "") }
    }

    private static func flattened(_ field: Document.Field, prefix: String) -> [(String, Document)] {
        guard case .record(let fields) = field.value else { return [(prefix + field.key, field.value)] }
        return fields.flatMap { flattened($0, prefix: "\(prefix)\(field.key).") }
    }

    /// A value as a table shows it beside another.
    private static func text(of value: Document, beside other: Document? = nil) -> String {
        switch value {
        case .text(let text): return text
        case .number(let number): return NumberText.shortest(number)
        case .integer(let number): return NumberText.grouped(number)
        case .natural, .flag, .absent, .record: return value.json
        case .list(let values):
            guard values.count > longestList, case .list(let others) = other else {
                return values.map { text(of: $0) }.joined(separator: ", ")
            }
            // A long list of names would be wider than any page.
            let alone = values.filter { !others.contains($0) }.map { text(of: $0) }
            return alone.isEmpty ? "\(values.count)" : "\(values.count), alone \(alone.joined(separator: ", "))"
        }
    }

    /// The most values that are written out.
    private static let longestList = 8
}
