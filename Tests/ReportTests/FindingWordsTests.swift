import Foundation
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// Sentences computed from counts chosen by hand.
@Suite("Findings in words")
struct FindingWordsTests {
    private static func markdown(_ data: ReportData) async throws -> String {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let file = try await Report.files(of: data, templates: templates).first { $0.path == "report.md" }
        return String(decoding: try #require(file).bytes, as: UTF8.self)
    }

    /// Two input sizes by three hidden sizes with four runs each; of those with 64 units, the first few become bit-identical.
    private static func data(arriving: Int, criteria: [Criterion] = [.cosine, .bitwiseState]) -> ReportData {
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [1, 2], hiddenSizes: [2, 8, 64], runs: 4, criteria: criteria)
        return Synthetic.data(experiment) { key, criterion in
            let (size, steps) = (key.cell.hiddenSize, StepCount.observed(10 * key.cell.hiddenSize))
            let number = 4 * (key.cell.inputSize - 1) + key.run
            let isApart = criterion == .bitwiseState && size == 64 && number > arriving
            let count = isApart ? StepCount.censored(at: 2_000) : steps
            return CriterionOutcome(first: count, settled: count)
        }
    }

    @Test(
        "runs that become bit-identical are told by hidden size",
        arguments: [
            (0, "none of the 8 larger ones does"), (1, "1 of the 8 larger ones does"), (3, "3 of the 8 larger ones do"),
        ])
    func arrivals(arriving: Int, others: String) async throws {
        let text = try await Self.markdown(Self.data(arriving: arriving))
        #expect(
            text.contains(
                "All 16 runs with up to 8 units reach bit-identical states within 2,000 shared steps; \(others) ("))
    }

    @Test("without a censored run, medians are told")
    func medians() async throws {
        let text = try await Self.markdown(Self.data(arriving: 8))
        #expect(text.contains("All of the 24 runs reached bit-identical states within 2,000 shared steps."))
        #expect(text.contains("the median rises from 20 steps at hidden size 2 to 640 at 64"))
    }

    @Test("the summary names a criterion other than cosine")
    func criterionOfTheSummary() async throws {
        let cosine = try await Self.markdown(Self.data(arriving: 8))
        #expect(cosine.contains("\nGRU memory lengthens from 20.0 steps at 2 units to 640.0 at 64."))
        let other = try await Self.markdown(Self.data(arriving: 8, criteria: [.maximum(exponent: 3)]))
        #expect(other.contains("\nCounted to 10⁻³, GRU memory lengthens from 20.0 steps at 2 units to 640.0 at 64."))
    }

    @Test("verdicts, criteria and parts of the grid have a paragraph each")
    func paragraphs() async throws {
        let experiment = Synthetic.experiment(
            inputSizes: [1, 4], hiddenSizes: [1, 2, 4, 16], runs: 4, criteria: [.cosine, .maximum(exponent: 1)])
        let data = Synthetic.data(experiment) { key, _ in
            let count = StepCount.observed(10 * key.cell.hiddenSize + key.cell.inputSize + key.run % 2)
            return CriterionOutcome(first: count, settled: count)
        }
        let text = try await Self.markdown(data)
        let starts = ["By cosine, ", "By both criteria, ", "From 4 units upward, "]
        for start in starts { #expect(text.contains("\n\n\(start)"), "\(start)") }
        #expect(text.contains(#/\n\nFrom 4 units upward, .*\(\[Table \d+\]\(#table-verdicts\), /#))
    }
}
