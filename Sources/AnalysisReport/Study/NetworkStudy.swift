import Analysis
import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

/// One analysed network with everything that its sentences, figures and tables are made from.
package struct NetworkStudy: Sendable {
    /// The network's file.
    let file: AnalyzedFile
    /// What was analysed.
    let subject: AnalysisSubject
    /// Its result.
    let result: NetworkAnalysis.Result
    /// Writes steps.
    let text: StepText
    /// Its place among the analysed networks, from 1; nil if it is the only one.
    let number: Int?
    /// The summaries of *settled* for each tolerance, by protocol.
    let settled: [AnalysisProtocol: [ToleranceSummary]]
    /// The summaries of *settled* in *warm-up* of the untrained network, for tolerances that both have.
    let untrained: [ToleranceSummary]
    /// The summary behind the recommendation.
    let main: ToleranceSummary

    package init(_ entry: AnalysisReport.Entry, number: Int?, step: StepDuration?) {
        file = entry.file
        subject = entry.subject
        result = entry.result
        text = StepText(step: step)
        self.number = number
        func settled(_ reading: MemoryReading, _ analysisProtocol: AnalysisProtocol) -> [ToleranceSummary] {
            reading.summaries(of: analysisProtocol).filter { $0.measure == .settled }
        }
        let reading = entry.result.reading
        self.settled = Dictionary(
            uniqueKeysWithValues: AnalysisProtocol.allCases.map { ($0, settled(reading, $0)) })
        // An untrained network has no head and hence no decisions.
        let comparable = entry.result.untrained.map { settled($0, .warmUp) } ?? []
        untrained = comparable.filter { entry.result.reading.tolerances.contains($0.tolerance) }
        main = reading.recommendation
    }

    /// How long the network remembers.
    var reading: MemoryReading { result.reading }

    /// The sizes and architecture of the network.
    var configuration: NetworkConfiguration { subject.configuration }

    /// A name that tells its figures and tables from those of other networks.
    func name(_ part: String) -> String { number.map { "\(part)-\($0)" } ?? part }

    /// The summary of the untrained network with the recommended tolerance; nil if there is none.
    var mainUntrained: ToleranceSummary? { untrained.first { $0.tolerance == main.tolerance } }

    /// The name of the checkpoint, fit for a line of text: with its folders only beside other networks, which they may
    /// tell apart.
    var fileName: String {
        (number == nil ? file.file.lastPathComponent : file.file).asPlainName.shortened(to: 80)
    }

    /// The name of the network in its checkpoint, fit for a line of text.
    var moduleName: String { file.module.asPlainName.shortened(to: 80) }

    /// What names the network in headings.
    package var title: String { moduleName.isEmpty ? fileName : "\(fileName), \(moduleName)" }

    /// Recurrent cell and sizes, such as `LSTM 40→256→256`.
    var architecture: String {
        let sizes = ([configuration.inputSize] + configuration.hiddenSizes).map(NumberText.grouped)
        return "\(configuration.cell.kind.title) \(sizes.joined(separator: "→"))"
    }

    /// Whether the inputs were drawn.
    var isOnNormalInput: Bool {
        subject.recording == nil
    }

    /// Name and digest of the recording; nil for drawn inputs.
    var recording: (name: String, digest: String)? {
        subject.recording.map { ($0.file.lastPathComponent.asPlainName.shortened(to: 80), $0.digest) }
    }
}

// MARK: - Predicted steps

extension NetworkStudy {
    /// The index of the recommended tolerance's measure in curves.
    var measureIndex: Int { reading.measures.firstIndex(of: main.tolerance.measure) ?? 0 }

    /// The median over starts of the difference before the first shared step in the measure of the recommended
    /// tolerance.
    var initialDifference: Double? {
        let numbers = reading.results(of: .warmUp).compactMap { result -> Double? in
            guard result.curve.indices.contains(measureIndex) else { return nil }
            return result.curve[measureIndex].first
        }
        return Quartiles(of: numbers.filter(\.isFinite))?.median
    }

    /// ln(d₀/ε)/|λ|: the steps after which the slowest exponential decay brings the initial difference to the
    /// recommended tolerance; nil if differences grow, begin below it, or are decisions.
    package var predictedSteps: Double? {
        guard !main.tolerance.isDecision, let initialDifference else { return nil }
        let (ratio, rate) = (initialDifference / main.tolerance.limit, reading.exponent.largest)
        guard rate < 0, rate.isFinite, ratio > 1, ratio.isFinite else { return nil }
        return ElementaryFunctions.log(ratio) / -rate
    }

    /// Measured median over predicted steps; nil if one is unknown.
    var ratioToPrediction: Double? {
        guard let predictedSteps, let median = main.median, median > 0 else { return nil }
        return median / predictedSteps
    }

    /// Whether measured and predicted steps differ by more than a factor of 2, as they do if a network has several time
    /// scales.
    package var hasSeveralTimeScales: Bool { ratioToPrediction.map { $0 > 2 || $0 < 0.5 } ?? false }
}
