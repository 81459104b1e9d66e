import MemoryExperiment
import Recurrent
import Support

extension CriterionEffects {
    /// Which claims depend on the criterion, and on parts of the grid, and why, in paragraphs of sentences.
    var findings: [[String]] {
        [agreements + (claims.contains { $0.size == .input && !isUnanimous($0) } ? reasons : []), parts.sentences]
    }

    /// Which claims depend on the criterion, in sentences.
    var agreements: [String] {
        let disputed = claims.filter { !isUnanimous($0) }
        return [agreement].compactMap(\.self)
            + disputed.indices.map { index in
                sentence(disputed[index], isNewSize: index == 0 || disputed[index - 1].size != disputed[index].size)
            }
    }

    /// Whether every criterion agrees with a claim.
    private func isUnanimous(_ claim: MemoryClaim) -> Bool {
        rows.allSatisfy { row in row[claim].map { $0.verdict == claim.expected } ?? true }
    }

    /// The claims that hold by every criterion, in a sentence; nil if there are none.
    private var agreement: String? {
        let claims = claims.filter(isUnanimous)
        guard !claims.isEmpty else { return nil }
        let criteria = rows.count == 2 ? "both criteria" : "all \(NumberText.grouped(rows.count)) criteria"
        let results = claims.reduce(into: [(effect: String, cells: [String])]()) { results, claim in
            let effect = "\(claim.expected.predicate) with \(claim.size.words)"
            if let index = results.firstIndex(where: { $0.effect == effect }) {
                results[index].cells.append(claim.cell.title)
            } else {
                results.append((effect, [claim.cell.title]))
            }
        }
        let clauses = results.map { "\(NumberText.list($0.cells)) memory \($0.effect)" }
        return "By \(criteria), \(NumberText.list(clauses))."
    }

    /// The verdicts on a claim about which criteria disagree, in a sentence that names the criteria of all but the claimed
    /// one, and the size if the sentence before is about another.
    private func sentence(_ claim: MemoryClaim, isNewSize: Bool) -> String {
        let others = SizeChange.Verdict.allCases.filter { $0 != claim.expected }
        let clauses = others.compactMap { verdict -> String? in
            let criteria = rows.filter { $0[claim]?.verdict == verdict }.map(\.criterion)
            return criteria.isEmpty ? nil : "\(verdict.predicate) by \(NumberText.list(criteria.ranges))"
        }
        let isClaimed = rows.contains { $0[claim]?.verdict == claim.expected }
        return """
            \(isNewSize ? "With \(claim.size.words), " : "")\(claim.cell.title) memory \
            \(NumberText.list(clauses + (isClaimed ? ["otherwise \(claim.expected.predicate)"] : []))).
            """
    }

    /// Why the effect of the input size depends on the criterion, in sentences.
    private var reasons: [String] {
        let (least, most) = (
            NumberText.grouped(inputSizes.least), NumberText.count(inputSizes.most, "input", "inputs")
        )
        func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
        let differences = causes.map {
            "from \(number($0.difference.least)) to \(number($0.difference.most)) (\($0.cell.title))"
        }
        guard !differences.isEmpty, causes.allSatisfy({ $0.difference.most > $0.difference.least }) else { return [] }
        let opening = """
            From \(least) to \(most), the largest difference at the last divergent step grows \
            \(NumberText.list(differences)), which delays loose tolerances most.
            """
        guard causes.allSatisfy({ cause in cause.exponent.map { $0.most < $0.least } ?? false }) else {
            return [opening]
        }
        return [opening, "The Lyapunov exponent also falls, which brings strict tolerances forward."]
    }

    /// That the sign of the effect of inputs depends on the criterion, in a line; nil if it does not.
    var headline: String? {
        let cells = cells.filter { cell in
            let verdicts = rows.compactMap { $0.changes[cell]?[.input]?.verdict }
            return verdicts.contains(.longer) && verdicts.contains(.shorter)
        }
        guard let first = cells.first else { return nil }
        return cells.count == self.cells.count
            ? "Whether inputs lengthen memory depends on the criterion"
            : "Whether inputs lengthen \(first.title) memory depends on the criterion"
    }
}

extension NetworkSize {
    /// The size in sentences.
    var words: String {
        switch self {
        case .input: "input size"
        case .hidden: "hidden size"
        }
    }
}
