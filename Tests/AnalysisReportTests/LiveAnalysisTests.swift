import Analysis
import AnalysisReport
import Charts
import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// The report of an analysis that follows its journal, and comparisons of two journals.
@Suite struct LiveAnalysisTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func experiment(_ networks: [String], starts: Int = 5) throws -> AnalysisExperiment {
        try AnalysisDraft(
            name: "live",
            networks: networks.map { name in
                AnalysisDraft.Network(file: "\(PackageFolder.path)/Tests/CheckpointsTests/Fixtures/\(name)", name: name)
            }, inputs: [], settings: AnalysisSettings(starts: starts, horizon: 60)
        ).experiment()
    }

    private func live(_ journal: String) -> LiveAnalysis {
        LiveAnalysis(
            of: folder.path(of: journal), output: folder.path(of: "output"),
            templates: "\(PackageFolder.path)/templates",
            themeFile: nil, options: OutputOptions(), theme: { () throws(Failure) in .web })
    }

    @Test func pageFollowsTheJournal() async throws {
        let (small, grown) = (try experiment(["lstm1.pt"]), try experiment(["lstm1.pt", "gru1.pt"]))
        let journal = folder.path(of: "journal")
        _ = try await AnalysisSweep(small, threads: 2).run(journal: journal)
        let live = live("journal")
        #expect(await live.isOutdated)
        try await live.refresh()
        let isOutdated = await live.isOutdated
        let isUnfinished = await live.isUnfinished
        #expect(!isOutdated && !isUnfinished)
        let first = String(decoding: await live.page, as: UTF8.self)
        #expect(first.contains("lstm1.pt") && !first.contains("gru1.pt"))
        try await live.write()
        #expect(folder.has("output/report.html") && folder.has("output/journal/runs.jsonl"))

        // A half of the second network is left out until the rest is there.
        let half = try #require(Shard(index: 1, count: 2))
        _ = try await AnalysisSweep(grown, threads: 2, shard: half).run(journal: journal)
        #expect(await live.isOutdated)
        let merged = try AnalysisJournal.merge(journal)
        #expect(merged == .done)
        try await live.refresh()
        #expect(!String(decoding: await live.page, as: UTF8.self).contains("gru1.pt"))
        _ = try await AnalysisSweep(grown, threads: 2).run(journal: journal)
        try await live.refresh()
        #expect(String(decoding: await live.page, as: UTF8.self).contains("gru1.pt"))
    }

    @Test func nothingMeasuredIsNoReport() async throws {
        let experiment = try experiment(["lstm1.pt"])
        #expect(throws: Failure.self) { try AnalysisReport(of: experiment, []) }
    }

    @Test func comparisonPairsNetworksByName() async throws {
        let (two, one) = (try experiment(["lstm1.pt", "gru1.pt"]), try experiment(["gru1.pt"]))
        for (name, experiment) in [("a", two), ("b", one)] {
            _ = try await AnalysisSweep(experiment, threads: 2).run(journal: folder.path(of: "\(name)/journal"))
        }
        // An output folder stands for the journal in it.
        let comparison = try AnalysisComparison(of: folder.path(of: "a"), with: folder.path(of: "b/journal"))
        let rows = comparison.text(as: .csv).split(separator: "\n")
        #expect(rows.count == 1 + 2 * 3)
        #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("gru1.pt,") && $0.contains(",5,0,") })
        let other = folder.path(of: "c")
        _ = try await AnalysisSweep(experiment(["gru1.pt"], starts: 6), threads: 2).run(journal: other)
        _ = try AnalysisComparison(of: other, with: folder.path(of: "b"))
    }
}
