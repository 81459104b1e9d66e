import MemoryExperiment
import Recurrent

extension Forensics {
    /// What the evidence is, and which reading it speaks for.
    var findings: [String] {
        [fifths, oneUnit, jointSentence, bestSentences, networks].filter { !$0.isEmpty }
    }

    /// How many of the published means are multiples of a fifth of a step.
    private var fifths: String {
        let means = CellKind.allCases.flatMap { cell in
            PublishedTable.sizes.flatMap { inputSize in
                PublishedTable.sizes.compactMap {
                    PublishedTable.mean(cell: cell, inputSize: inputSize, hiddenSize: $0)
                }
            }
        }
        let multiples = means.count { ($0 * 5 - ($0 * 5).rounded()).magnitude < 1e-9 }
        let all = multiples == means.count ? "All" : "\(NumberText.grouped(multiples)) of the"
        return """
            \(all) \(NumberText.grouped(means.count)) published means are multiples of 0.2, as averages of five whole \
            numbers are. The post speaks of ten runs; averages of ten would be multiples of 0.1, and half of them would \
            end in an odd digit.
            """
    }

    /// What networks of one unit say, whose direction is no more than a sign.
    private var oneUnit: String {
        guard let variant = data.experiment.variants.first,
            let joint, joint.leaders.allSatisfy({ $0.reading.criterion == .cosine }),
            let rival = joint.readings.first(where: { $0.reading.criterion != .cosine && !$0.agreement.isBound })?
                .reading.criterion,
            let cosine = oneUnitRange(of: .cosine, variant: variant.name),
            let other = oneUnitRange(of: rival, variant: variant.name)
        else { return "" }
        let published = PublishedTable.sizes.flatMap { inputSize in
            data.experiment.plan.cells.compactMap {
                PublishedTable.mean(cell: $0, inputSize: inputSize, hiddenSize: 1)
            }
        }
        guard let least = published.min(), let most = published.max() else { return "" }
        return """
            For networks of one unit the published means lie between \(NumberText.fixed(least, decimals: 1)) and \
            \(NumberText.fixed(most, decimals: 1)) steps. Under \(Criterion.cosine.name) they lie between \(cosine) here, \
            under \(rival.name), the next best criterion, between \(other).
            """
    }

    /// The range of the means of one-unit networks, such as `0.4 and 1.3`; nil where there are none or some are censored.
    private func oneUnitRange(of criterion: Criterion, variant: String) -> String? {
        let cells = data.statistics.filter {
            $0.key.variant == variant && $0.key.layers == 1 && $0.key.hiddenSize == 1 && $0.criterion == criterion
                && $0.measure == .first
        }
        let means = cells.compactMap(\.mean)
        guard let least = means.min(), let most = means.max(), means.count == cells.count else { return nil }
        return "\(NumberText.fixed(least, decimals: 1)) and \(NumberText.fixed(most, decimals: 1))"
    }

    /// The best reading of both cells together, with the best of another criterion.
    private var jointSentence: String {
        guard let ranking = joint, ranking.cells.count > 1, let best = ranking.readings.first,
            !best.agreement.isBound, let chiSquare = best.agreement.chiSquareText
        else { return "" }
        guard ranking.leaders.count == 1 else {
            return """
                Both published tables should follow one reading, if one program made them. \
                \(tied(in: ranking).capitalizedFirst) share the least reduced χ², \(chiSquare): it does not tell them apart.
                """
        }
        let next = ranking.readings.first {
            $0.reading.criterion != best.reading.criterion && !$0.agreement.isBound
        }
        let contrast = next.flatMap { next in
            next.agreement.chiSquareText.map {
                "; the best reading by another criterion, \(words(of: next.reading, in: ranking)), has \($0)"
            }
        }
        return """
            Both published tables should follow one reading, if one program made them. The best is \
            \(words(of: best.reading, in: ranking)), with a reduced χ² of \(chiSquare)\(contrast ?? "").\
            \(equals(of: ranking))
            """
    }

    /// How many readings are as good as the best, as far as the scatter of χ² itself can tell.
    private func equals(of ranking: Ranking) -> String {
        guard let best = ranking.readings.first, let least = best.agreement.reducedChiSquare,
            let scatter = best.agreement.chiSquareDeviation
        else { return "" }
        let margin = 2 * scatter
        let others = ranking.readings.dropFirst().filter { other in
            !other.agreement.isBound && (other.agreement.reducedChiSquare ?? .infinity) <= least + margin
        }
        guard !others.isEmpty else { return "" }
        let isOneCriterion = others.allSatisfy { $0.reading.criterion == best.reading.criterion }
        return """
             \(NumberText.count(others.count, "reading has", "readings have")) no more than \
            \(NumberText.fixed(margin, decimals: 2)) above it, which is within two standard deviations of χ² itself\
            \(isOneCriterion ? "; all are by \(best.reading.criterion.name)" : "").
            """
    }

    /// The best reading of each cell, and whether chance alone could be what is left.
    var bestSentences: String {
        rankings.filter { $0.cells.count == 1 }.compactMap { ranking in
            guard let best = ranking.readings.first, !best.agreement.isBound,
                let value = best.agreement.reducedChiSquare, let text = best.agreement.chiSquareText,
                let scatter = best.agreement.chiSquareDeviation
            else { return nil }
            let remark =
                value > 1 + 2 * scatter
                ? "more than chance leaves, which is 1 ± \(NumberText.fixed(scatter, decimals: 2)): something may still differ"
                : "no more than chance leaves, which is 1 ± \(NumberText.fixed(scatter, decimals: 2))"
            guard ranking.leaders.count == 1 else {
                return "For the \(ranking.title) \(tied(in: ranking)) share the least reduced χ², \(text), \(remark)."
            }
            return """
                For the \(ranking.title) the best reading is \(words(of: best.reading, in: ranking)), with a reduced χ² of \
                \(text), \(remark).
                """
        }.joined(separator: " ")
    }

    /// How much the networks matter once the criterion is known.
    private var networks: String {
        guard !differences.isEmpty else { return "" }
        return rankings.filter { $0.cells.count == 1 }.compactMap { ranking in
            guard let best = ranking.readings.first else { return nil }
            let same = ranking.readings.filter {
                $0.reading.criterion == best.reading.criterion && $0.reading.measure == best.reading.measure
                    && !$0.agreement.isBound
            }
            guard let worst = same.last, same.count > 1, let least = best.agreement.chiSquareText,
                let most = worst.agreement.chiSquareText, ranking.leaders.count == 1 || least != most
            else { return nil }
            return """
                By the same count the \(ranking.title)’s \(NumberText.grouped(same.count)) readings of the network run \
                from \(least) to \(most) (\(words(ofNetwork: worst.reading.variant, in: ranking))).
                """
        }.joined(separator: " ")
    }

    /// The readings that share the first place, such as `2 readings (cosine, first; max-1e-4, first)`.
    private func tied(in ranking: Ranking) -> String {
        let leaders = ranking.leaders
        let count = NumberText.count(leaders.count, "reading", "readings")
        guard leaders.count > 3 else {
            return "\(count) (\(leaders.map { words(of: $0.reading, in: ranking) }.joined(separator: "; ")))"
        }
        let criteria = Set(leaders.map(\.reading.criterion)).count
        return criteria == 1 ? "\(count) by \(leaders[0].reading.criterion.name)" : "\(count) by \(criteria) criteria"
    }

    /// A reading in a few words, such as `cosine, first (logistic gates, orthogonal recurrent kernel)`.
    private func words(of reading: Reading, in ranking: Ranking) -> String {
        let network = words(ofNetwork: reading.variant, in: ranking)
        let count = "\(reading.criterion.name), \(reading.measure.rawValue)"
        return network.isEmpty ? count : "\(count) (\(network))"
    }

    private func words(ofNetwork variant: Variant, in ranking: Ranking) -> String {
        differences.compactMap { difference in
            difference.text(of: variant, cells: ranking.cells).map { text in
                switch difference {
                case .gates: "\(text) gates"
                case .recurrentKernel: "\(text) recurrent kernels"
                case .resetGate: "reset \(text) the product"
                case .variant: "variant \(text)"
                }
            }
        }.joined(separator: ", ")
    }
}

extension Forensics {
    /// Which reading fits best and how well, in a line; nil where only bounds are known.
    var headline: String? {
        let best = rankings.filter { $0.cells.count == 1 }.compactMap { ranking -> LeadingReading? in
            guard let best = ranking.readings.first(where: { $0.reading.measure == .first }), !best.agreement.isBound,
                let chiSquare = best.agreement.chiSquareText
            else { return nil }
            let criteria = ranking.leadingCriteria(of: .first)
            let reading =
                criteria.count == 1
                ? "the criterion \(best.reading.criterion.name)"
                : "\(NumberText.grouped(criteria.count)) criteria alike"
            return LeadingReading(name: reading, text: "\(chiSquare) (\(ranking.title))", isTie: criteria.count > 1)
        }
        guard let first = best.first, best.count == rankings.count(where: { $0.cells.count == 1 }) else { return nil }
        guard best.allSatisfy({ $0.name == first.name }) else {
            return "Nearest to the post, of first counts: "
                + NumberText.list(best.map { "\($0.name) with χ² \($0.text)" })
        }
        let verb = first.isTie ? "are" : "is"
        return
            "Of first counts, \(first.name) \(verb) nearest to the post: reduced χ² \(NumberText.list(best.map(\.text)))"
    }
}

/// What stands first in a ranking, in words.
private struct LeadingReading {
    /// The criterion, or how many of them.
    let name: String
    /// Its χ², with what the ranking is of.
    let text: String
    /// Whether several criteria share the first place.
    let isTie: Bool
}

extension Forensics.Ranking {
    /// The criteria by which a measure has its least χ²: several where they are tied.
    fileprivate func leadingCriteria(of measure: Measure) -> [Criterion] {
        let known = readings.filter { $0.reading.measure == measure && !$0.agreement.isBound }
        let least = known.first?.agreement.reducedChiSquare
        return known.filter { $0.agreement.reducedChiSquare == least }.map(\.reading.criterion)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
