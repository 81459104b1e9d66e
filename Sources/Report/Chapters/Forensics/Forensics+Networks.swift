import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Forensics {
    /// Which networks fit the published means of each recurrent cell, and what the best of them leaves.
    ///
    /// An experiment that varies the networks tells this itself; the report of `post` states what `readings` found.
    var networkSentences: [String] {
        guard differences.isEmpty else {
            return sentences(
                on: rankings.compactMap { NetworkFits($0, differingIn: differences, statistics: data.statistics) })
        }
        guard data.experiment.digest == Experiment.post.digest else { return [] }
        let fits = NetworkFits.recorded.filter { data.experiment.plan.cells.contains($0.cell) }
        let sentences = sentences(on: fits)
        let introduction = """
            Experiment \(Experiment.readings.name) also varies the network \
            (\(NumberText.count(NetworkFits.recordedRuns, "run", "runs")) per setting); a reading is then a criterion, a \
            measure and a network.
            """
        return sentences.isEmpty ? [] : [introduction] + sentences
    }

    /// What the tests of each recurrent cell's readings say, and what they cannot say.
    private func sentences(on fits: [NetworkFits]) -> [String] {
        let tests = fits.filter { $0.testedCount > 1 }
        guard !tests.isEmpty else { return [] }
        let level = "\(NumberText.fixed(100 * OmnibusTest.significance, decimals: 0))\u{A0}%"
        let verdicts = tests.enumerated().flatMap { index, fit in
            [fit.verdict(level: level, isFirst: index == 0), fit.remainder(level: level)]
        }
        return [Self.keras(in: tests)] + verdicts + [
            """
            A reading that survives need not be the right one.
            """
        ]
    }

    /// How networks with the former defaults of Keras fit, in a sentence; empty if no experiment has them.
    private static func keras(in fits: [NetworkFits]) -> String {
        let values = fits.compactMap { fit in
            fit.keras.map { tested in
                """
                \(PublishedAgreement.text(ofChiSquare: tested.chiSquare)) for the \(fit.cell.title) \
                (\(NumberText.probability(tested.probability, of: "p")))
                """
            }
        }
        guard !values.isEmpty else { return "" }
        return """
            The defaults of Keras before 2.3 (hard sigmoid gates, orthogonal recurrent kernels, reset before the product) \
            give a reduced χ² of \(NumberText.list(values)).
            """
    }
}

extension NetworkFits {
    /// Which readings the omnibus test rejects, of how many.
    ///
    /// - Parameters:
    ///   - level: The significance level in words.
    ///   - isFirst: Whether no other sentence has named level and choice of readings yet.
    fileprivate func verdict(level: String, isFirst: Bool) -> String {
        let tested =
            "\(NumberText.grouped(testedCount)) \(cell.title) readings\(isFirst ? " without censored runs" : "")"
        let limit = isFirst ? " at the \(level) level" : ""
        guard !survivors.isEmpty else {
            guard let most = readings.max(by: { $0.probability < $1.probability }) else { return "" }
            let largest = NumberText.probability(most.probability)
            let bound =
                most.probability < NumberText.leastProbability
                ? "every p is \(largest)"
                : most == keras
                    ? "none has a larger p than the defaults of Keras"
                    : "the largest p is \(largest), for \(words(of: most))"
            return "The omnibus test rejects all \(tested)\(limit); \(bound)."
        }
        let named = Self.named(survivors) { "\(words(of: $0)), \(NumberText.probability($0.probability, of: "p"))" }
        return """
            Of \(tested), the omnibus test leaves \(NumberText.grouped(survivors.count))\(limit): \
            \(named.joined(separator: "; ")).
            """
    }

    /// Which settings the best reading leaves unexplained, if all readings are rejected; empty if one is not.
    fileprivate func remainder(level: String) -> String {
        guard survivors.isEmpty else { return "" }
        let correction = "Holm, family-wise error rate \(level)"
        guard !outliers.isEmpty else {
            return "Under the best of these, no single setting stands out (\(correction))."
        }
        let named = Self.named(outliers) { outlier in
            let published = PublishedTable.mean(
                cell: cell, inputSize: outlier.inputSize, hiddenSize: outlier.hiddenSize)
            let means = [published.map { ("published", $0) }, ("measured", outlier.measured)].compactMap(\.self)
                .map { "\($0) \(NumberText.fixed($1, decimals: 1))" }
            return "\(outlier.inputSize)\u{A0}×\u{A0}\(outlier.hiddenSize) (\(means.joined(separator: ", ")))"
        }
        return """
            Under the best of these, \(NumberText.list(named)) \
            \(outliers.count == 1 ? "stands" : "stand") out (\(correction)).
            """
    }

    /// The most readings or settings that a sentence names.
    private static let mostNamed = 3

    /// The first few of some things in words, and how many others there are.
    private static func named<Thing>(_ things: [Thing], _ words: (Thing) -> String) -> [String] {
        let others = things.count - mostNamed
        return things.prefix(mostNamed).map(words) + (others > 0 ? [NumberText.count(others, "other", "others")] : [])
    }

    private func words(of tested: Tested) -> String {
        properties.words(of: tested.reading, cells: [cell])
    }
}
