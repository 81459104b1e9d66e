import MemoryExperiment
import Recurrent
import Statistics
import Support

/// Finds the common part of two sides, computes its differences, and records what is omitted.
struct SliceMatching {
    let first: ComparedSide
    let second: ComparedSide
    let criterion: Criterion
    let measure: Measure

    /// The number of table cells with missing runs on each side.
    private var incomplete = (first: 0, second: 0)

    init(first: ComparedSide, second: ComparedSide, criterion: Criterion, measure: Measure) {
        self.first = first
        self.second = second
        self.criterion = criterion
        self.measure = measure
    }

    /// The slices of matching variants, by variant, depth and recurrent cell in the first side's order.
    ///
    /// - Throws: `Failure(.data)` if no table cell is on both sides.
    mutating func slices(of variants: [VariantPair]) throws(Failure) -> [SliceDifference] {
        let plans = (Scope(first), Scope(second))
        let cells = plans.0.cells.filter(plans.1.cells.contains)
        let layers = plans.0.layers.filter(plans.1.layers.contains)
        let inputSizes = plans.0.inputSizes.filter(plans.1.inputSizes.contains).sorted()
        let hiddenSizes = plans.0.hiddenSizes.filter(plans.1.hiddenSizes.contains).sorted()
        let common = [
            ("recurrent cell", cells.isEmpty), ("number of layers", layers.isEmpty), ("input size", inputSizes.isEmpty),
            ("hidden size", hiddenSizes.isEmpty),
        ]
        if let (what, _) = common.first(where: \.1) {
            throw Failure(.data, "The sides have no \(what) in common, so nothing can be compared.")
        }
        var slices: [SliceDifference] = []
        for variant in variants {
            for depth in layers {
                for cell in cells {
                    slices.append(
                        slice(
                            cell, layers: depth, variant,
                            SizePairs(inputSizes: inputSizes, hiddenSizes: hiddenSizes)))
                }
            }
        }
        guard slices.contains(where: { !$0.present.isEmpty }) else {
            throw Failure(
                .data,
                """
                No common table cell is finished on both sides. Finish the sweep with rnn-memory sweep, then compare again.
                """)
        }
        return slices
    }

    /// The sizes of a slice.
    private struct SizePairs {
        let inputSizes: [Int]
        let hiddenSizes: [Int]
    }

    private mutating func slice(
        _ cell: CellKind, layers: Int, _ variants: VariantPair, _ sizes: SizePairs
    ) -> SliceDifference {
        var cells: [SliceDifference.Cell?] = []
        for inputSize in sizes.inputSizes {
            for hiddenSize in sizes.hiddenSizes {
                func key(_ variant: String) -> CellKey {
                    CellKey(variant: variant, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
                }
                let difference = difference(key(variants.first), key(variants.second))
                cells.append(difference.map { SliceDifference.Cell(difference: $0, corrected: nil) })
            }
        }
        let steps = (sharedSteps(of: first, variants.first), sharedSteps(of: second, variants.second))
        return SliceDifference(
            cell: cell, layers: layers, variants: variants, inputSizes: sizes.inputSizes,
            hiddenSizes: sizes.hiddenSizes,
            sharedSteps: (steps.0 ?? steps.1 ?? 0, steps.1 ?? steps.0 ?? 0), cells: cells)
    }

    private func sharedSteps(of side: ComparedSide, _ variant: String) -> Int? {
        side.measured?.experiment.settings(ofVariant: variant)?.sharedSteps
    }

    /// The difference of one table cell; nil if a side lacks it.
    private mutating func difference(_ firstKey: CellKey, _ secondKey: CellKey) -> CellDifference? {
        let first = first.measured?.numbers(of: firstKey, criterion, measure)
        let second = second.measured?.numbers(of: secondKey, criterion, measure)
        if self.first.measured != nil, first == nil { incomplete.first += 1 }
        if self.second.measured != nil, second == nil { incomplete.second += 1 }
        switch (self.first, self.second) {
        case (.measured(let one), .measured(let other)):
            guard let first, let second else { return nil }
            return difference((one, firstKey, first), (other, secondKey, second))
        case (.measured, .published):
            return first.flatMap { published(beside: $0, of: self.first, key: firstKey, isFirst: false) }
        case (.published, .measured):
            return second.flatMap { published(beside: $0, of: self.second, key: secondKey, isFirst: true) }
        case (.published, .published):
            return nil
        }
    }

    private func difference(
        _ first: (side: MeasuredSide, key: CellKey, numbers: [StepCount]),
        _ second: (side: MeasuredSide, key: CellKey, numbers: [StepCount])
    ) -> CellDifference? {
        guard let pairing = pairing(first.key.variant, second.key.variant) else { return nil }
        let plans = (first.side.experiment.plan, second.side.experiment.plan)
        var (numbers, streams) = ((first.numbers, second.numbers), (first: plans.0.streams, second: plans.1.streams))
        if pairing != .independent {
            // Paired runs are those that both sides have; each plan begins with run 1 and its first input stream.
            let (runs, shared) = (min(plans.0.runs, plans.1.runs), min(streams.first, streams.second))
            numbers = (
                plans.0.numbers(first.numbers, ofRuns: runs, streams: shared),
                plans.1.numbers(second.numbers, ofRuns: runs, streams: shared)
            )
            streams = (shared, shared)
        }
        return CellDifference(
            numbers.0, numbers.1, streams: streams, pairing: pairing,
            draws: PermutationDraws(seed: first.side.experiment.settings.seed, key: first.key)
        ) { CellStatistics(key: first.key, criterion: criterion, measure: measure, numbers: $0, clusters: $1) }
    }

    /// How the runs of two variants correspond; nil if a side is a publication.
    private func pairing(_ firstVariant: String, _ secondVariant: String) -> CellDifference.Pairing? {
        guard let one = first.measured, let other = second.measured,
            let settings = one.experiment.settings(ofVariant: firstVariant),
            let others = other.experiment.settings(ofVariant: secondVariant)
        else { return nil }
        return CellDifference.Pairing((settings, one.arithmetic), (others, other.arithmetic))
    }

    private func published(
        beside numbers: [StepCount], of side: ComparedSide, key: CellKey, isFirst: Bool
    ) -> CellDifference? {
        PublishedTable.mean(cell: key.cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize).map { mean in
            let streams = side.measured?.experiment.plan.streams ?? 1
            return CellDifference(numbers, published: mean, streams: streams, isPublishedFirst: isFirst) {
                CellStatistics(key: key, criterion: criterion, measure: measure, numbers: $0, clusters: $1)
            }
        }
    }
}

// MARK: - Omissions

extension SliceMatching {
    /// The parts that only one side has, and table cells that are not finished.
    func omissions(variants: [VariantPair]) -> [ExperimentDifference.LeftOut] {
        var omissions: [ExperimentDifference.LeftOut] = []
        for (letter, own, other) in [("A", Scope(first), Scope(second)), ("B", Scope(second), Scope(first))] {
            func note<Value: Equatable>(
                _ singular: String, _ plural: String, _ values: (Scope) -> [Value], _ text: (Value) -> String
            ) {
                let alone = values(own).filter { !values(other).contains($0) }
                guard !alone.isEmpty else { return }
                let what = "\(alone.count > 1 ? plural : singular) \(NumberText.list(alone.map(text)))"
                omissions.append(.init(what: what, why: "only \(letter) has \(alone.count > 1 ? "them" : "it")."))
            }
            note("recurrent cell", "recurrent cells", \.cells) { $0.title }
            note("number of layers", "numbers of layers", \.layers, NumberText.grouped)
            note("input size", "input sizes", \.inputSizes, NumberText.grouped)
            note("hidden size", "hidden sizes", \.hiddenSizes, NumberText.grouped)
        }
        omissions += unpairedVariants(variants) + moreRuns(variants)
        for (letter, count) in [("A", incomplete.first), ("B", incomplete.second)] where count > 0 {
            omissions.append(
                .init(
                    what: NumberText.count(count, "table cell", "table cells"),
                    why: """
                        \(letter) lacks runs of \(count > 1 ? "them" : "it"), and those done first are a biased sample.
                        """
                ))
        }
        return omissions
    }

    /// The variants that have no counterpart.
    private func unpairedVariants(_ variants: [VariantPair]) -> [ExperimentDifference.LeftOut] {
        let sides = [("A", first, Set(variants.map(\.first))), ("B", second, Set(variants.map(\.second)))]
        return sides.compactMap { letter, side, used in
            let names = (side.measured?.experiment.variants.map(\.name) ?? []).filter { !used.contains($0) }
            guard !names.isEmpty else { return nil }
            return .init(
                what: "\(names.count > 1 ? "variants" : "variant") \(NumberText.list(names)) of \(letter)",
                why: "\(names.count > 1 ? "they have" : "it has") no counterpart in the comparison.")
        }
    }

    /// The runs and input streams without a counterpart, if the others are compared in pairs.
    private func moreRuns(_ variants: [VariantPair]) -> [ExperimentDifference.LeftOut] {
        guard let one = first.measured?.experiment.plan, let other = second.measured?.experiment.plan,
            variants.contains(where: { pairing($0.first, $0.second) != .independent })
        else { return [] }
        return [
            Self.more("run", "runs", of: "table cell", one.runs, other.runs),
            Self.more("input stream", "input streams", of: "network", one.streams, other.streams),
        ].compactMap(\.self)
    }

    /// What only the side with the larger number has; nil if the numbers are equal.
    private static func more(
        _ singular: String, _ plural: String, of whole: String, _ one: Int, _ other: Int
    ) -> ExperimentDifference.LeftOut? {
        guard one != other else { return nil }
        let (letter, most) = one > other ? ("A", one) : ("B", other)
        let least = min(one, other)
        let range =
            least + 1 == most
            ? "\(singular) \(most.grouped)" : "\(plural) \((least + 1).grouped)–\(most.grouped)"
        let why = "only \(letter) has \(least + 1 == most ? "it" : "them"), and runs are compared in pairs."
        return .init(what: "\(range) of each \(whole)", why: why)
    }
}

extension Plan {
    /// The numbers of the first runs and input streams among those of all runs of a table cell.
    fileprivate func numbers(_ numbers: [StepCount], ofRuns runs: Int, streams shared: Int) -> [StepCount] {
        guard runs < self.runs || shared < streams else { return numbers }
        return numbers.indices.filter { $0 / streams < runs && $0 % streams < shared }.map { numbers[$0] }
    }
}

/// The recurrent cells and sizes of a side.
private struct Scope {
    let cells: [CellKind]
    let layers: [Int]
    let inputSizes: [Int]
    let hiddenSizes: [Int]

    init(_ side: ComparedSide) {
        let plan = side.measured?.experiment.plan
        cells = plan?.cells ?? PublishedTable.cells
        layers = plan?.layers ?? [1]
        inputSizes = plan?.inputSizes ?? PublishedTable.sizes
        hiddenSizes = plan?.hiddenSizes ?? PublishedTable.sizes
    }
}
