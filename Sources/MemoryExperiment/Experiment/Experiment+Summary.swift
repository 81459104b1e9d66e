import Recurrent
import Support

extension Experiment {
    /// The experiment in one line: `1,280 runs of 100,000 steps: lstm, gru; input sizes 1…128; hidden sizes 1…128`.
    public var summary: String {
        func range(_ values: [Int]) -> String {
            let (least, most) = (values.min() ?? 0, values.max() ?? 0)
            return least == most ? "\(least)" : "\(least)…\(most)"
        }
        var parts = [
            plan.cells.map(\.rawValue).joined(separator: ", "), "input sizes \(range(plan.inputSizes))",
            "hidden sizes \(range(plan.hiddenSizes))",
        ]
        if plan.layers != [1] { parts.append("layers \(range(plan.layers))") }
        if plan.streams > 1 { parts.append("\(plan.streams) input streams per network") }
        if variants.map(\.name) != [Variant.baseName] {
            parts.append("variants \(variants.map(\.name).joined(separator: ", "))")
        }
        let steps = (settings.stopAtFirst ? "at most " : "") + settings.steps.counted("step")
        return "\(runCount.counted("run")) of \(steps): " + parts.joined(separator: "; ")
    }
}
