import Analysis
import TestSupport
import Testing
import Training
import TrainingStudy

/// The code on the page of the module.
@Suite("The code of the page TrainingStudy")
struct DocumentationCodeTests {
    @Test("trains, measures and compares")
    func study() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            training:
              name: mine
              cells: [gru, { cell: lstm, forgetBias: 1 }]
              hiddenSizes: [2]
              tasks: ["delayed-recall:delay=5", flip-flop]
              runs: 1
              updates: 2
              batch: 2
              starts: 2
              horizon: 20
            """, to: "mine.yaml")
        let (file, output) = (folder.path(of: "mine.yaml"), folder.path(of: "mine"))
        let experiment = try TrainingFile.read(contentsOf: file)
        let outcome = try await TrainingExperimentRun(experiment, in: output, threads: 2).outcome()
        for change in outcome.changes(on: experiment.tasks[0], to: outcome.fine) {
            print("\(change.cell.title): \(change.factor.steps)")
        }
        #expect(outcome.memories.count == 2 * 2 * 2)
    }
}
