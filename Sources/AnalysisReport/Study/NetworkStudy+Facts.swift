import Analysis
import MemoryExperiment
import Recurrent
import Support

extension NetworkStudy {
    /// Whether the file is known to have been read as it was written, in a sentence.
    package var proof: String {
        switch file.isProved {
        case true:
            "The outputs of the network’s own framework agree with those computed here, so the reading is proved."
        case false:
            """
            The outputs given with --expect differ from those computed here: the file was probably misread, and no \
            number below may be trusted.
            """
        case nil:
            """
            The reading is not proved: a wrong gate order gives plausible numbers. Pass inputs and outputs of the \
            network’s own framework with --expect to prove it.
            """
        }
    }

    /// What was measured, in a sentence.
    var protocolFacts: String {
        let starts = NumberText.count(reading.starts, "start", "starts")
        let horizon = NumberText.count(reading.horizon, "shared step", "shared steps")
        let input = recording?.name ?? "stretches of standard normal noise"
        return """
            The analysis has \(starts) in \(input), with \(horizon) each, computed in \(reading.precision.rawValue).
            """
    }

    /// What limits the intervals, in a sentence; nil if every start counts.
    var effectiveStartFacts: String? {
        guard reading.effectiveStarts < reading.starts else { return nil }
        guard reading.effectiveStarts > 1 else {
            return """
                The \(NumberText.grouped(reading.starts)) starts overlap so much that none is independent of the \
                others: the intervals are too narrow.
                """
        }
        return """
            The \(NumberText.grouped(reading.starts)) starts overlap and count as about \
            \(NumberText.count(reading.effectiveStarts, "independent start", "independent starts")), so the intervals \
            are too narrow.
            """
    }

    /// Where network and inputs come from, each with its digest.
    var sources: [(text: String, digest: String)] {
        let network = "The network \(moduleName.isEmpty ? "" : "\(moduleName) ")(\(architecture)) is in \(fileName)."
        guard let recording else {
            return [
                (network, file.digest),
                ("Inputs are standard normal draws with key \(subject.seed); there is no recording.", ""),
            ]
        }
        let steps = subject.recording.map { NumberText.count($0.steps, "step", "steps") } ?? ""
        return [(network, file.digest), ("The recording is \(recording.name) with \(steps).", recording.digest)]
    }

    /// Which outputs are compared, in a sentence.
    var outputFact: String {
        if let head = subject.head {
            return "Differences are those of the outputs of the dense layer \(head.asPlainName)."
        }
        return "Differences are those of the top recurrent layer’s outputs."
    }

    /// λ with its standard error, such as `−0.0413 ± 0.0038`.
    package var exponentText: String {
        ExponentText.text(reading.exponent.largest, error: reading.exponent.standardError)
    }
}
