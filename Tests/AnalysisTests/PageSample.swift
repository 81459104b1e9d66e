import Analysis
import Checkpoints
import Statistics

/// The code on the page of the module, which is compiled only.
func printWarmUp(of path: String, on input: String) async throws {
    let checkpoint = try Checkpoint(at: path)
    let network = try AnalyzedNetwork(reading: checkpoint.module(), of: checkpoint)
    let settings = AnalysisSettings(tolerances: [try Tolerance(reading: "1%")])
    let analysis = try NetworkAnalysis(
        of: network, recording: Recording(reading: input), settings: settings, threads: 2)
    let warmUp = try await analysis.run().reading.recommendation
    print(warmUp.quantile95 ?? .nan, warmUp.interval95?.high ?? .max, warmUp.never)
}
