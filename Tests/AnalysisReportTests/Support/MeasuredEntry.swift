import Analysis
import AnalysisReport
import Recurrent

/// A small network that is really measured, once for all tests.
enum MeasuredEntry {
    /// LSTM 3→8 on 600 steps in float32.
    static let task = Task { () throws -> AnalysisReport.Entry in
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 3, hiddenSizes: [8])
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 1), recurrentScale: 1.3,
            seed: 5, run: 1)
        // A fixed sequence without a pattern: x ← 69069 x + 1 modulo 2³².
        var state: UInt32 = 1
        let numbers = (0..<600 * 3).map { _ in
            state = state &* 69_069 &+ 1
            return Double(state) / 2_147_483_648 - 1
        }
        let recording = try Recording(
            numbers: numbers, features: 3, sequences: [0..<600], origin: .file(name: "noise.npy", digest: "cafe"))
        let analysis = try NetworkAnalysis(
            of: AnalyzedNetwork(weights: weights), recording: recording,
            settings: AnalysisSettings(starts: 12, precision: .float32), threads: 2)
        return AnalysisReport.Entry(
            file: AnalyzedFile(file: "small.safetensors", digest: "beef", module: "lstm", isProved: true),
            subject: analysis.subject, result: try await analysis.run())
    }
}
