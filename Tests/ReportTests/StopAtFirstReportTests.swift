import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import Testing
import Typesetting

/// Reports of runs that stop once every criterion has held: they know nothing but `first`.
@Suite struct StopAtFirstReportTests {
    private static func experiment(_ change: (inout RunSettings) -> Void = { _ in }) -> Experiment {
        let whole = Synthetic.experiment(
            inputSizes: [1, 16], hiddenSizes: [2, 64], runs: 4, criteria: [.cosine, .maximum(exponent: 2)])
        var settings = whole.settings
        settings.lyapunov = false
        settings.stopAtFirst = true
        change(&settings)
        return Experiment(name: "stopped", settings: settings, plan: whole.plan)
    }

    private static let data = Synthetic.data(experiment())

    @Test func statisticsAreOfFirstAlone() {
        #expect(Set(Self.data.statistics.map(\.measure)) == [.first])
        let runs = RunRecords(of: Self.data).csv.split(separator: "\n")
        #expect(runs.count == 1 + 2 * Self.data.results.count)
        #expect(runs.dropFirst().allSatisfy { $0.hasSuffix(",0,,") })
        #expect(!Records.cells(of: Self.data).csv.contains("settled"))
    }

    @Test(arguments: ["heatmap-lstm-settled", "heatmap-gru-max-1e-2-settled", "divergence-lstm", "remainder-gru"])
    func figureThatNeedsMoreHasItsReason(name: String) {
        let failure = #expect(throws: Failure.self) { try FigureCatalogue(Self.data).figure(named: name) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("Runs stop once every criterion has held (stopAtFirst)") == true)
    }

    @Test func figuresOfFirstAreReported() throws {
        let catalogue = FigureCatalogue(Self.data)
        let names = catalogue.reported.map(\.text)
        #expect(names.contains("heatmap-lstm-max-1e-2"))
        #expect(!names.contains { $0.hasPrefix("divergence") || $0.hasPrefix("remainder") })
        _ = try catalogue.figure(named: "heatmap-lstm-max-1e-2")
    }

    /// Predictions start at the difference of the last divergent step, which is part of the curve.
    @Test func measuredExponentsPredictNothing() throws {
        let data = Synthetic.data(Self.experiment { $0.lyapunov = true })
        let failure = #expect(throws: Failure.self) { try FigureCatalogue(data).figure(named: "prediction") }
        #expect(failure?.message.contains("which runs with stopAtFirst do not record") == true)
        #expect(try TableCatalogue(data).whole("lyapunov").rows.count == 8)
    }

    @Test func textSaysWhatIsNotObserved() async throws {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: Self.data, templates: templates)
        for path in ["report.html", "report.md"] {
            let text = String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
            #expect(text.replacing("\n", with: " ").contains("whether criteria keep holding is not observed"))
            #expect(!text.contains("*settled*") && !text.contains("<em>settled</em>"))
        }
    }

    @Test func onlyFirstIsCompared() throws {
        let stopped = ComparedSide.measured(MeasuredSide(experiment: Self.experiment(), results: Self.data.results))
        var settings = Self.experiment().settings
        settings.stopAtFirst = false
        let whole = Experiment(name: "whole", settings: settings, plan: Self.experiment().plan)
        let other = ComparedSide.measured(MeasuredSide(experiment: whole, results: Synthetic.data(whole).results))
        let failure = #expect(throws: Failure.self) {
            try ExperimentDifference(other, stopped, request: DifferenceRequest(measure: .settled))
        }
        #expect(failure?.message.contains("The runs of B stop once every criterion has held") == true)
        #expect(failure?.message.contains("--measure first") == true)
        let difference = try ExperimentDifference(other, stopped, request: DifferenceRequest())
        #expect(difference.summary == "whole − stopped: both sides are the same runs.")
    }
}
