import MemoryExperiment
import Recurrent
import Statistics
import Support

/// What a size does in parts of the grid, by every criterion: an effect over all networks can hide opposite ones.
struct PartialEffects: Sendable {
    /// The recurrent cell.
    let cell: CellKind
    /// The hidden size from which the larger half of the hidden sizes begins.
    let middle: Int
    /// The verdicts on the hidden size in that half, one for each criterion.
    let inLargeNetworks: [SizeChange.Verdict]
    /// The verdicts on the input size at each single hidden size from two units, one for each of these and each criterion.
    let atSingleHiddenSizes: [SizeChange.Verdict]

    /// The verdicts of one recurrent cell.
    ///
    /// - Parameters:
    ///   - cell: The recurrent cell.
    ///   - keys: Its table cells.
    ///   - sums: The steps of its runs by each criterion.
    /// - Returns: Nil if there are fewer than four hidden sizes, too few to be halved, or fewer than two input sizes.
    init?(of cell: CellKind, keys: [CellKey], _ sums: ResampledSums) {
        let hiddenSizes = Set(keys.map(\.hiddenSize)).sorted()
        guard hiddenSizes.count > 3, Set(keys.map(\.inputSize)).count > 1 else { return nil }
        func verdicts(on size: NetworkSize, where isIn: (CellKey) -> Bool) -> [SizeChange.Verdict] {
            sums.changes(where: isIn).compactMap { $0[size]?.verdict }
        }
        let middle = hiddenSizes[hiddenSizes.count / 2]
        self.cell = cell
        self.middle = middle
        inLargeNetworks = verdicts(on: .hidden) { $0.hiddenSize >= middle }
        atSingleHiddenSizes = hiddenSizes.filter { $0 > 1 }.flatMap { hiddenSize in
            verdicts(on: .input) { $0.hiddenSize == hiddenSize }
        }
    }

    /// The verdicts of all parts together, each on other criteria; nil if there are none.
    init?(joining parts: [PartialEffects]) {
        guard let first = parts.first else { return nil }
        cell = first.cell
        middle = first.middle
        inLargeNetworks = parts.flatMap(\.inLargeNetworks)
        atSingleHiddenSizes = parts.flatMap(\.atSingleHiddenSizes)
    }
}

extension [PartialEffects] {
    /// What the sizes do in parts of the grid, in sentences; none if nothing is known.
    var sentences: [String] {
        guard let first else { return [] }
        let units = NumberText.count(first.middle, "unit", "units")
        return [
            sentence("From \(units) upward, a larger hidden size", \.inLargeNetworks, of: "criteria"),
            sentence(
                "At single hidden sizes from two units, a larger input size", \.atSingleHiddenSizes,
                of: "pairs of size and criterion"),
        ].compactMap(\.self)
    }

    private func sentence(
        _ subject: String, _ verdicts: (PartialEffects) -> [SizeChange.Verdict], of what: String
    ) -> String? {
        let counts = compactMap { effects -> (cell: CellKind, longer: Int, shorter: Int, all: Int)? in
            let found = verdicts(effects)
            let (longer, shorter) = (found.count { $0 == .longer }, found.count { $0 == .shorter })
            return found.isEmpty ? nil : (effects.cell, longer, shorter, found.count)
        }
        guard let first = counts.first else { return nil }
        let others = counts.dropFirst().map { count in
            "\(count.cell.title): \(count.longer) and \(count.shorter)\(count.all == first.all ? "" : " of \(count.all)")"
        }
        return """
            \(subject) lengthens \(first.cell.title) memory in \(first.longer) and shortens it in \(first.shorter) of \
            \(NumberText.grouped(first.all)) \(what)\(others.isEmpty ? "" : " (\(others.joined(separator: "; ")))").
            """
    }
}
