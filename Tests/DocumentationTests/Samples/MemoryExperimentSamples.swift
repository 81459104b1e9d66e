import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite("Samples of MemoryExperiment")
struct MemoryExperimentSamples {
    @Test("from an experiment to statistics")
    func sweep() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }

        let experiment = try ExperimentFile.read(
            """
            name: small
            cells: [gru]
            inputSizes: [4]
            hiddenSizes: [1, 4, 16]
            runs: 5
            steps: 1500
            """, from: "small.yaml")
        _ = try await Sweep(experiment, journal: folder, threads: 2).run()

        let journal = try Journal.read(folder, for: experiment)
        for cell in CellStatistics.table(of: journal.results(for: experiment), in: experiment)
        where cell.criterion == .cosine && cell.measure == .first {
            print(cell.key.hiddenSize, cell.mean ?? .nan, cell.interval?.high ?? .nan)
        }

        #expect(journal.isComplete(for: experiment))
    }

    @Test("a single run")
    func run() throws {
        let key = RunKey(
            cell: CellKey(variant: Variant.baseName, cell: .lstm, layers: 1, inputSize: 4, hiddenSize: 8), run: 1)
        if let result = try RunResult.compute(key, of: .quick) {
            for (criterion, outcome) in zip(Experiment.quick.settings.criteria, result.outcomes) {
                switch outcome.first {
                case .observed(let steps): print(criterion.name, steps)
                case .censored(let steps): print(criterion.name, "at least", steps)
                }
            }
        }

        #expect(try RunResult.compute(key, of: .quick)?.outcomes.count == Criterion.standard.count)
    }
}
