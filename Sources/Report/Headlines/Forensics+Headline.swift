import MemoryExperiment

extension Forensics {
    /// Which reading fits best and how well, in a line; nil where only bounds are known.
    var headline: String? {
        let best = rankings.filter { $0.cells.count == 1 }.compactMap { ranking -> (name: String, text: String)? in
            guard let best = ranking.readings.first(where: { $0.reading.measure == .first }), !best.agreement.isBound,
                let chiSquare = best.agreement.chiSquareText
            else { return nil }
            let reading = "the criterion \(best.reading.criterion.name)"
            return (reading, "\(chiSquare) (\(ranking.title))")
        }
        guard let first = best.first, best.count == rankings.count(where: { $0.cells.count == 1 }) else { return nil }
        guard best.allSatisfy({ $0.name == first.name }) else {
            return "Nearest to the post, of first counts: "
                + NumberText.list(best.map { "\($0.name) with χ² \($0.text)" })
        }
        return "Of first counts, \(first.name) is nearest to the post: reduced χ² \(NumberText.list(best.map(\.text)))"
    }
}
