import MemoryExperiment
import Recurrent

/// A network of an analysis with what was measured of it.
public struct AnalyzedResult: Sendable {
    /// What is said of its file.
    public let file: AnalyzedFile
    /// What was analysed.
    public let subject: AnalysisSubject
    /// The result.
    public let result: NetworkAnalysis.Result
}

extension AnalysisExperiment {
    /// The results of the networks that are measured completely, in plan order.
    ///
    /// - Parameter records: The records of a journal or of a computation, in any order.
    /// - Complexity: O(n) in the number of records.
    public func results(of records: [AnalysisRecord]) -> [AnalyzedResult] {
        var measurements: [NetworkKey: (recording: RecordingResult?, starts: [StartResult])] = [:]
        for record in records {
            switch record.content {
            case .recording(let result): measurements[record.network, default: (nil, [])].recording = result
            case .start(let result): measurements[record.network, default: (nil, [])].starts.append(result)
            }
        }
        func measurement(of key: NetworkKey) -> AnalysisMeasurement? {
            guard let found = measurements[key], let recording = found.recording,
                found.starts.count == AnalysisProtocol.allCases.count * starts
            else { return nil }
            return AnalysisMeasurement(recording: recording, starts: found.starts)
        }
        return networks.compactMap { network in
            guard let measured = measurement(of: network.key) else { return nil }
            let twin = UntrainedNetwork(beside: network, seed: settings.seed).flatMap { measurement(of: $0.key) }
            return AnalyzedResult(
                file: AnalyzedFile(
                    file: network.key.name, digest: network.key.digest, module: network.key.module,
                    isProved: network.isProved),
                subject: subject(of: network, measured),
                result: NetworkAnalysis.Result(
                    measured, untrained: twin, of: network.configuration, settings: settings))
        }
    }

    private func subject(of network: Network, _ measured: AnalysisMeasurement) -> AnalysisSubject {
        AnalysisSubject(
            configuration: network.configuration, outputs: network.outputs, head: reading.headName,
            recording: input.map { input in
                AnalysisSubject.RecordingDescription(
                    file: input.name, digest: input.digest, steps: measured.recording.steps ?? 0)
            }, untrained: network.untrained, seed: settings.seed)
    }
}

extension AnalysisExperiment.Reading {
    /// The name of the head without its activation; nil for the outputs of the top recurrent layer.
    var headName: String? {
        guard let head, head != OutputHead.none else { return nil }
        return head.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
    }
}
