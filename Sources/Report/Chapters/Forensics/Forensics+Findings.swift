import MemoryExperiment
import Recurrent
import Support

extension Forensics {
    /// The evidence of the published means, the reading that they favour, and the networks.
    var findings: [[String]] {
        [[fifths, oneUnit], [bestSentences, jointSentence], [networks] + networkSentences].map { sentences in
            sentences.filter { !$0.isEmpty }
        }
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
            \(all) \(NumberText.grouped(means.count)) published means are multiples of 0.2, as means of five whole \
            numbers are. Of means of the ten runs that the post mentions, about half would end in an odd digit.
            """
    }

    /// The means of one-unit networks, whose direction is only a sign.
    private var oneUnit: String {
        guard let variant = data.experiment.variants.first,
            let joint, joint.leaders.allSatisfy({ $0.reading.criterion == .cosine }),
            let rival = joint.readings.first(where: { $0.reading.criterion != .cosine && !$0.agreement.isBound })?
                .reading.criterion,
            let least = leastOneUnitMean(of: rival, variant: variant.name)
        else { return "" }
        let published = PublishedTable.sizes.flatMap { inputSize in
            data.experiment.plan.cells.compactMap {
                PublishedTable.mean(cell: $0, inputSize: inputSize, hiddenSize: 1)
            }
        }
        guard let most = published.max(), least > most else { return "" }
        return """
            One-unit networks decide against \(rival.name), the best of the other criteria: published means are at most \
            \(NumberText.fixed(most, decimals: 1)) steps, ours by that criterion at least \
            \(NumberText.fixed(least, decimals: 1)).
            """
    }

    /// The least mean of one-unit networks; nil if there are none or some are censored.
    private func leastOneUnitMean(of criterion: Criterion, variant: String) -> Double? {
        let cells = data.statistics.filter {
            $0.key.variant == variant && $0.key.layers == 1 && $0.key.hiddenSize == 1 && $0.criterion == criterion
                && $0.measure == .first
        }
        let means = cells.compactMap(\.mean)
        return means.count == cells.count ? means.min() : nil
    }

    /// The best reading of both recurrent cells together, with those about as good.
    private var jointSentence: String {
        guard let ranking = joint, ranking.cells.count > 1, let best = ranking.readings.first,
            !best.agreement.isBound, let chiSquare = best.agreement.chiSquareText
        else { return "" }
        guard ranking.leaders.count == 1 else {
            return """
                For both published tables together, \(tied(in: ranking)) share the least reduced χ², \(chiSquare), so χ² does \
                not decide between them.
                """
        }
        let others = equals(of: ranking)
        let single = rankings.filter { $0.cells.count == 1 }
        let isToldAlready = !bestSentences.isEmpty && single.allSatisfy { $0.leaders.map(\.reading) == [best.reading] }
        guard !isToldAlready || !others.isEmpty else { return "" }
        return """
            Both published tables together fit \(words(of: best.reading, in: ranking)) best\
            \(others.isEmpty ? "" : ", with a reduced χ² of \(chiSquare)").\(others)
            """
    }

    /// How many readings lie within two standard deviations of χ² above the best.
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
             \(NumberText.count(others.count, "reading exceeds", "readings exceed")) it by at most \
            \(NumberText.fixed(margin, decimals: 2)), two standard deviations of χ²\
            \(isOneCriterion ? "; all use \(best.reading.criterion.name)" : "").
            """
    }

    /// The best reading of each recurrent cell, and whether chance alone explains what is left.
    var bestSentences: String {
        if let sharedBest { return sharedBest }
        return rankings.filter { $0.cells.count == 1 }.compactMap { ranking in
            guard let best = ranking.readings.first, !best.agreement.isBound,
                let value = best.agreement.reducedChiSquare, let text = best.agreement.chiSquareText,
                let interval = chanceInterval, let ends = chanceText
            else { return nil }
            let place = interval.contains(value) ? "is within" : value > 1 ? "exceeds" : "is below"
            let remark = "\(place) the 95\u{A0}% interval \(ends) under chance"
            let tried = NumberText.count(ranking.readings.count, "reading", "readings")
            guard ranking.leaders.count == 1 else {
                return """
                    For the \(ranking.title), \(tied(in: ranking)) share the least reduced χ² of \(tried). Its value of \
                    \(text) \(remark).
                    """
            }
            return """
                For the \(ranking.title), the best of \(tried) is \(words(of: best.reading, in: ranking)); its reduced χ², \
                \(text), \(remark).
                """
        }.joined(separator: " ")
    }

    /// The reading that is the best for every recurrent cell, in a sentence; nil if there is none, or one recurrent cell.
    private var sharedBest: String? {
        let single = rankings.filter { $0.cells.count == 1 }
        guard single.count > 1, let first = single.first, let best = first.leaders.first, let ends = chanceText,
            single.allSatisfy({ ranking in
                ranking.leaders.map(\.reading) == [best.reading] && ranking.readings.count == first.readings.count
                    && ranking.readings.first?.agreement.isBound == false
            })
        else { return nil }
        let values = single.compactMap { ranking in
            ranking.leaders.first?.agreement.chiSquareText.map { "\($0) (\(ranking.title))" }
        }
        let tried = NumberText.count(first.readings.count, "reading", "readings")
        return """
            The best of \(tried) is \(words(of: best.reading, in: first)) throughout, with a reduced χ² of \
            \(NumberText.list(values)); chance gives \(ends) (95\u{A0}% interval).
            """
    }

    /// The interval of the reduced χ² under chance, such as `0.61 to 1.39`; nil if it is not known.
    private var chanceText: String? {
        chanceInterval.map { interval in
            [interval.lowerBound, interval.upperBound].map { NumberText.fixed($0, decimals: 2) }
                .joined(separator: " to ")
        }
    }

    /// The effect of the network once the criterion is fixed.
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
                By the same criterion and measure, χ² of the \(ranking.title)’s \(NumberText.grouped(same.count)) networks \
                ranges from \(least) to \(most) (\(words(ofNetwork: worst.reading.variant, in: ranking))).
                """
        }.joined(separator: " ")
    }

    /// The readings that share the first place, such as `2 readings, cosine (first) and max-1e-4 (first),`.
    private func tied(in ranking: Ranking) -> String {
        let leaders = ranking.leaders
        let count = NumberText.count(leaders.count, "reading", "readings")
        guard leaders.count > 3 else {
            return "\(count), \(NumberText.list(leaders.map { words(of: $0.reading, in: ranking) })),"
        }
        let criteria = Set(leaders.map(\.reading.criterion)).count
        return criteria == 1 ? "\(count) by \(leaders[0].reading.criterion.name)" : "\(count) by \(criteria) criteria"
    }

    private func words(of reading: Reading, in ranking: Ranking) -> String {
        differences.words(of: reading, cells: ranking.cells)
    }

    private func words(ofNetwork variant: Variant, in ranking: Ranking) -> String {
        differences.words(ofNetwork: variant, cells: ranking.cells)
    }
}

extension Forensics {
    /// The criterion that fits best and its χ², in a line; nil if only bounds are known or ties differ between recurrent
    /// cells.
    var headline: String? {
        let best = rankings.filter { $0.cells.count == 1 }.compactMap { ranking -> LeadingReading? in
            guard let best = ranking.readings.first(where: { $0.reading.measure == .first }), !best.agreement.isBound,
                let chiSquare = best.agreement.chiSquareText
            else { return nil }
            return LeadingReading(
                criteria: ranking.leadingCriteria(of: .first), text: "\(chiSquare) (\(ranking.title))")
        }
        guard let first = best.first, best.count == rankings.count(where: { $0.cells.count == 1 }) else { return nil }
        guard best.allSatisfy({ Set($0.criteria) == Set(first.criteria) }) else {
            guard best.allSatisfy({ $0.criteria.count == 1 }) else { return nil }
            let readings = best.map { "\($0.name), \($0.text)" }
            return Wording.headline("Best criteria by χ² are \(NumberText.list(readings))")
        }
        let values = NumberText.list(best.map(\.text))
        return first.criteria.count > 1
            ? Wording.headline("\(NumberText.grouped(first.criteria.count)) criteria share the best fit: χ² \(values)")
            : Wording.headline("Criterion \(first.name) fits the post best: χ² \(values)")
    }
}

/// The criterion that fits best in a ranking, or several if they tie.
private struct LeadingReading {
    /// The criteria.
    let criteria: [Criterion]
    /// Their χ², with the subject of the ranking.
    let text: String

    /// The name of the first criterion.
    var name: String { criteria.first?.name ?? "" }
}

extension Forensics.Ranking {
    /// The criteria that share the least χ² of a measure; several if they tie.
    fileprivate func leadingCriteria(of measure: Measure) -> [Criterion] {
        let known = readings.filter { $0.reading.measure == measure && !$0.agreement.isBound }
        let least = known.first?.agreement.reducedChiSquare
        return known.filter { $0.agreement.reducedChiSquare == least }.map(\.reading.criterion)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
