import MemoryExperiment
import Recurrent
import Statistics
import Support

/// How two experiments, or an experiment and the published means, differ, table cell by table cell.
public struct ExperimentDifference: Sendable {
    /// Experiment A; differences are A − B.
    package let first: ComparedSide
    /// Experiment B.
    package let second: ComparedSide
    /// The request.
    let request: DifferenceRequest
    /// The criterion that is compared.
    let criterion: Criterion
    /// The variants that are compared.
    let variants: [VariantPair]
    /// The slices with their differences.
    let slices: [SliceDifference]
    /// The parts of either side that are not compared.
    let omissions: [LeftOut]

    /// A part of an experiment that is not compared, with the reason.
    struct LeftOut: Sendable, Hashable {
        /// The part, in a few words.
        let what: String
        /// The reason, in a sentence.
        let why: String
    }

    /// The parts that are not compared, each with the reason, in a clause.
    public var leftOut: [String] { omissions.map { "\($0.what), since \($0.why)" } }

    /// The difference of two sides.
    ///
    /// - Throws: `Failure(.usage)` if the request is invalid, `Failure(.data)` if the sides have nothing in common that
    ///   could be compared.
    /// - Complexity: O(runs) for each of some ten thousand rearrangements.
    package init(_ first: ComparedSide, _ second: ComparedSide, request: DifferenceRequest) throws(Failure) {
        self.first = first
        self.second = second
        self.request = request
        criterion = try Self.criterion(of: (first, second), request: request)
        variants = try VariantPair.pairs(of: (first, second), request: request)
        var matching = SliceMatching(first: first, second: second, criterion: criterion, measure: request.measure)
        var slices = try matching.slices(of: variants)
        slices.correct()
        self.slices = slices
        omissions = matching.omissions(variants: variants)
    }

    /// The criterion to compare.
    private static func criterion(
        of sides: (first: ComparedSide, second: ComparedSide), request: DifferenceRequest
    ) throws(Failure) -> Criterion {
        guard sides.first.measured != nil || sides.second.measured != nil else {
            throw Failure(
                .usage, "Both sides are the published table. Name a journal, such as output/journal, on one of them.")
        }
        let isPublished = sides.first.measured == nil || sides.second.measured == nil
        if isPublished, (request.criterion ?? .cosine) != .cosine || request.measure != .first {
            throw Failure(
                .usage,
                "The published means are for criterion cosine, measure first: nothing else can be compared with them.")
        }
        try requireMeasure(request.measure, of: sides)
        let observed = [sides.first, sides.second].map { $0.measured?.experiment.settings.criteria ?? [.cosine] }
        let shared = Criterion.all.filter { criterion in observed.allSatisfy { $0.contains(criterion) } }
        guard let criterion = request.criterion ?? shared.first else {
            throw Failure(
                .data,
                "The sides observe no criterion in common: A has \(names(observed[0])), B has \(names(observed[1])).")
        }
        guard shared.contains(criterion) else {
            let sides = zip(["A", "B"], observed).filter { !$0.1.contains(criterion) }.map(\.0)
            throw Failure(
                .data,
                """
                \(NumberText.list(sides)) \(sides.count > 1 ? "do" : "does") not observe the criterion \
                \(criterion.name). \(shared.isEmpty ? "None is observed by both." : "Both observe \(names(shared)).")
                """)
        }
        return criterion
    }

    /// Refuses a measure that runs of a side stop too early to give.
    private static func requireMeasure(
        _ measure: Measure, of sides: (first: ComparedSide, second: ComparedSide)
    ) throws(Failure) {
        let lacking = [("A", sides.first), ("B", sides.second)].filter { _, side in
            side.measured.map { !$0.experiment.settings.measures.contains(measure) } ?? false
        }
        guard !lacking.isEmpty else { return }
        throw Failure(
            .data,
            """
            The runs of \(NumberText.list(lacking.map(\.0))) stop once every criterion has held (stopAtFirst), so \
            \(measure.rawValue) is not known. Compare first: --measure first.
            """)
    }

    private static func names(_ criteria: [Criterion]) -> String { NumberText.list(criteria.map(\.name)) }
}

extension [SliceDifference] {
    /// Corrects the probabilities of all table cells of all slices together.
    fileprivate mutating func correct() {
        let places = indices.flatMap { slice in self[slice].cells.indices.map { (slice, $0) } }
            .filter { self[$0.0].cells[$0.1]?.difference.probability != nil }
        let probabilities = places.compactMap { self[$0.0].cells[$0.1]?.difference.probability }
        for (place, corrected) in zip(places, HolmCorrection.adjusted(probabilities)) {
            self[place.0].cells[place.1]?.corrected = corrected
        }
    }
}
