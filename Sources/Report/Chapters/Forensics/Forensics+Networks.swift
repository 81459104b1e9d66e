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
            Experiment \(Experiment.readings.name) varies the networks, with \
            \(NumberText.count(NetworkFits.recordedRuns, "run", "runs")) of each setting.
            """
        return sentences.isEmpty ? [] : [introduction] + sentences
    }

    /// What the tests of each recurrent cell's readings say, and what they cannot say.
    private func sentences(on fits: [NetworkFits]) -> [String] {
        let tests = fits.filter { $0.testedCount > 1 }
        guard !tests.isEmpty else { return [] }
        let level = "\(NumberText.fixed(100 * OmnibusTest.significance, decimals: 0))\u{A0}%"
        return tests.flatMap { [$0.verdict(level: level), $0.remainder(level: level)] } + [
            """
            A reading that is right is rejected with a probability of \(level), however many are tried; one that survives \
            need not be right.
            """,
            Self.keras(in: tests),
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
            With the defaults of Keras before 2.3 (hard sigmoid gates, orthogonal recurrent kernels, reset before the \
            product), reduced χ² is \(NumberText.list(values)).
            """
    }
}

extension NetworkFits {
    /// Which readings the omnibus test rejects, of how many.
    fileprivate func verdict(level: String) -> String {
        let tested = "\(NumberText.grouped(testedCount)) \(cell.title) readings without censored runs"
        guard !survivors.isEmpty else {
            guard let most = readings.max(by: { $0.probability < $1.probability }) else { return "" }
            let largest = NumberText.probability(most.probability)
            let bound =
                most.probability < NumberText.leastProbability
                ? "every p is \(largest)" : "the largest p is \(largest), for \(words(of: most))"
            return "The omnibus test rejects all \(tested) at the \(level) level; \(bound)."
        }
        let named = Self.named(survivors) { "\(words(of: $0)), \(NumberText.probability($0.probability, of: "p"))" }
        return """
            Of \(tested), the omnibus test does not reject \(NumberText.grouped(survivors.count)) at the \(level) level: \
            \(named.joined(separator: "; ")).
            """
    }

    /// Which settings the best reading leaves unexplained, if all readings are rejected; empty if one is not.
    fileprivate func remainder(level: String) -> String {
        guard survivors.isEmpty else { return "" }
        let correction = "Holm, family-wise error rate \(level) over \(NumberText.grouped(settingCount)) settings"
        guard !outliers.isEmpty else {
            return "Under the best \(cell.title) reading, no single setting stands out (\(correction))."
        }
        let named = Self.named(outliers) { outlier in
            let published = PublishedTable.mean(
                cell: cell, inputSize: outlier.inputSize, hiddenSize: outlier.hiddenSize)
            let means = [published.map { ("published", $0) }, ("measured", outlier.measured)].compactMap(\.self)
                .map { "\($0) \(NumberText.fixed($1, decimals: 1))" }
            return "\(outlier.inputSize) × \(outlier.hiddenSize) (\(means.joined(separator: ", ")))"
        }
        return """
            Under the best \(cell.title) reading, \(NumberText.list(named)) \
            \(outliers.count == 1 ? "stands" : "stand") out, input size × hidden size (\(correction)).
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
