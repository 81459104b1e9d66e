import Analysis
import Support

extension Tolerance {
    /// The tolerance as tables and legends write it: `1 %`, `0.001`, `−60 dB`, `same decision`.
    var label: String {
        switch measure {
        case .standardDeviations: "\(digits(before: "%"))\u{A0}%"
        case .peaks: "\(digits(before: "dB"))\u{A0}dB"
        case .absolute: digits(before: "")
        case .decision(.largest): "same decision"
        case .decision(.sign): "same signs"
        case .decision(.threshold(let threshold)): "same side of \(NumberText.shortest(threshold))"
        }
    }

    /// What runs that agree are, after their verb: `within 1 % of each output’s standard deviation`.
    ///
    /// - Parameter outputs: The number of outputs.
    func agreement(outputs: Int) -> String {
        let owner = outputs == 1 ? "the output’s" : "each output’s"
        return switch measure {
        case .standardDeviations: "within \(label) of \(owner) standard deviation"
        case .peaks: "within \(label) of \(owner) largest magnitude"
        case .absolute: "within \(label) in every output"
        case .decision(.largest): "in agreement on the largest output"
        case .decision(.sign): "in agreement on the sign of every output"
        case .decision(.threshold(let threshold)):
            "on the same side of \(NumberText.shortest(threshold)) in every output"
        }
    }

    /// What runs that agree do, in few words: `agree to 1 %`, `decide alike`.
    var shortAgreement: String {
        switch measure {
        case .standardDeviations, .peaks, .absolute: "agree to \(label)"
        case .decision: "decide alike"
        }
    }

    /// Whether it compares decisions, which differ or not.
    var isDecision: Bool {
        switch measure {
        case .standardDeviations, .peaks, .absolute: false
        case .decision: true
        }
    }

    private func digits(before unit: String) -> String {
        String(text.dropLast(text.hasSuffix(unit) ? unit.count : 0)).trimmed.replacing("-", with: "−")
    }
}
