import MemoryExperiment
import Support
import Typesetting

/// A pair of variants of two sides that are compared with each other.
struct VariantPair: Sendable, Hashable {
    /// The name of the first side's variant.
    let first: String
    /// The name of the second side's variant.
    let second: String

    /// The pairs of two sides that a request allows.
    ///
    /// Variants of the same name form a pair. If no two share a name and one side has a single variant, that one is compared
    /// with each of the other's.
    ///
    /// - Throws: `Failure(.usage)` for a name that a side does not have, and if the pairs are ambiguous.
    static func pairs(
        of sides: (first: ComparedSide, second: ComparedSide), request: DifferenceRequest
    ) throws(Failure) -> [VariantPair] {
        let first = try names(of: sides.first, chosen: request.firstVariant, option: "--variant-a", side: "A")
        let second = try names(of: sides.second, chosen: request.secondVariant, option: "--variant-b", side: "B")
        // A publication has the variants of the other side.
        guard let first else { return (second ?? []).map { VariantPair(first: $0, second: $0) } }
        guard let second else { return first.map { VariantPair(first: $0, second: $0) } }
        let shared = first.filter(second.contains).map { VariantPair(first: $0, second: $0) }
        let areChosen = request.firstVariant != nil && request.secondVariant != nil
        if !areChosen, !shared.isEmpty { return shared }
        if first.count == 1 { return second.map { VariantPair(first: first[0], second: $0) } }
        if second.count == 1 { return first.map { VariantPair(first: $0, second: second[0]) } }
        throw Failure(
            .usage,
            """
            A and B have no variant name in common: A has \(NumberText.list(first)), B has \
            \(NumberText.list(second)). Choose with --variant-a and --variant-b.
            """)
    }

    /// The names of a side's variants, or the chosen one alone; nil for a publication.
    private static func names(
        of side: ComparedSide, chosen: String?, option: String, side letter: String
    ) throws(Failure) -> [String]? {
        guard let experiment = side.measured?.experiment else {
            guard chosen == nil else {
                throw Failure(
                    .usage, "\(option) names a variant, but \(letter) is the published table, which has none.")
            }
            return nil
        }
        let names = experiment.variants.map(\.name)
        guard let chosen else { return names }
        guard names.contains(chosen) else {
            throw Spelling.unknown("variant of \(letter) called", chosen, known: names)
        }
        return [chosen]
    }

    /// One name for both, or both.
    var title: String { first == second ? first : "\(first) − \(second)" }

    /// One name for both, or both, in the names of files.
    var suffix: String { first == second ? first : "\(first)_\(second)" }
}
