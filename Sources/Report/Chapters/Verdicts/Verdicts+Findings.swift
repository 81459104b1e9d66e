import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Verdicts {
    /// How many claims hold, the evidence on the others, and what criterion and one-unit networks change.
    var findings: [[String]] {
        let failing = rows.filter { $0.all.verdict != .holds }
        let main = [count, beside] + failing.map(\.sentence) + [reservation, oneUnit]
        return [main.filter { !$0.isEmpty }] + (byCriterion?.findings ?? [])
    }

    /// The main result, in a sentence: that it depends on the criterion, or how many claims hold.
    var summary: String? { byCriterion?.headline.map(Wording.sentence) ?? count }

    private var count: String {
        let held = rows.count { $0.all.verdict == .holds }
        guard held < rows.count else {
            return rows.count > 1
                ? "By \(Self.criterion.name), all \(NumberText.grouped(rows.count)) claims hold."
                : "By \(Self.criterion.name), the claim holds."
        }
        let some = held == 0 ? "none" : NumberText.grouped(held)
        return """
            By \(Self.criterion.name), \(some) of the \(NumberText.count(rows.count, "claim", "claims")) that \
            these runs can test \(held > 1 ? "hold" : "holds").
            """
    }

    /// That an effect too small to see in a table may still be more than chance.
    private var reservation: String {
        rows.filter { $0.claim.effect == .none && $0.all.verdict == .holds && $0.all.effect.slope.excludesZero }
            .map { row in
                let slope = row.all.effect.slope.value
                return """
                    The \(row.claim.cell.title) does forget \(slope < 0 ? "sooner" : "later") with more inputs, but by only \
                    \(NumberText.fixed(slope.magnitude * inputDoublings, decimals: 1)) steps over all input sizes.
                    """
            }.joined(separator: " ")
    }

    private var oneUnit: String {
        let changes = rows.compactMap { row in row.withoutOneUnit.map { (row: row, other: $0) } }
        guard !changes.isEmpty else { return "" }
        let changed = changes.filter { $0.row.all.verdict != $0.other.verdict }
            .map { "\($0.row.claim.words) (\($0.other.verdict.rawValue))" }
        let verdicts = changed.isEmpty ? "no verdict changes" : "verdicts change: \(NumberText.list(changed))"
        let slopes = changes.filter { $0.row.claim.size == .hidden }
            .map { (all: $0.row.all.effect.slope.value, others: $0.other.effect.slope.value) }
        let isLess = !slopes.isEmpty && slopes.allSatisfy { $0.others.magnitude < $0.all.magnitude }
        return """
            Without one-unit networks, whose direction is only a sign, \
            \(isLess ? "slopes over hidden size are smaller, and " : "")\(verdicts).
            """
    }
}

extension Verdicts.Row {
    /// The claim with both statistics and its verdict.
    fileprivate var sentence: String {
        let slope = NumberText.signed(all.effect.slope.value, decimals: 2)
        let tau = NumberText.fixed(all.effect.tau.value, decimals: 2)
        let verdict = all.verdict == .weak ? "is weak" : all.verdict.rawValue
        return """
            \(claim.words.capitalizedFirst): a doubling changes it by \(slope) steps (τ = \(tau)), so the claim \
            \(verdict).
            """
    }
}

extension MemoryClaim {
    /// The claim in a few words, as it stands within a sentence, such as `LSTM memory lengthens with hidden size`.
    var words: String {
        let (cell, size) = (cell.title, size.words)
        return switch effect {
        case .growth: "\(cell) memory lengthens with \(size)"
        case .decline: "\(cell) memory shortens with \(size)"
        case .none: "\(size) has no clear effect on \(cell) memory"
        }
    }
}

extension BootstrapEstimate {
    /// Whether the interval excludes zero.
    var excludesZero: Bool { interval.low > 0 || interval.high < 0 }
}
