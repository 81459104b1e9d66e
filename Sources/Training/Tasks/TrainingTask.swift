import Recurrent
import Support

/// A task that networks are trained on: what they read, what they should answer, and on which steps that counts.
package enum TrainingTask: Sendable, Hashable {
    /// Say which number was read some steps ago.
    case delayedRecall(DelayedRecall)
    /// Add the two marked numbers of a sequence.
    case adding(Adding)
    /// Repeat symbols after a pause.
    case copying(CopyMemory)
    /// Hold the sign of each channel's last pulse.
    case flipFlop(FlipFlop)
    /// Predict the next value of a noisy sine.
    case sine(SinePrediction)
    /// Predict the voltage of a circuit's capacitor.
    case system(CircuitIdentification)
    /// Predict the next row of a recording.
    case recording(RecordingPrediction)

    /// The updates that have sequences.
    package static let updates = 0..<TaskLimits.updates
    /// The most rows of a stream.
    package static let streamSteps = TaskLimits.streamSteps

    /// The task with its sequences.
    enum Source {
        case drawn(any DrawnTask)
        case record(any RecordTask)

        var description: any TaskDescription {
            switch self {
            case .drawn(let task): task
            case .record(let task): task
            }
        }
    }

    var source: Source {
        switch self {
        case .delayedRecall(let task): .drawn(task)
        case .adding(let task): .drawn(task)
        case .copying(let task): .drawn(task)
        case .flipFlop(let task): .drawn(task)
        case .sine(let task): .drawn(task)
        case .system(let task): .record(task)
        case .recording(let task): .record(task)
        }
    }
}

// MARK: - What it consists of

extension TrainingTask {
    /// The number of inputs of a step.
    package var features: Int { source.description.features }
    /// The number of outputs of the read-out.
    package var outputs: Int { source.description.outputs }
    /// What training minimises.
    package var loss: TrainingLoss { source.description.loss }
    /// The number of steps of a sequence.
    package var windowSteps: Int { source.description.windowSteps }
    /// The steps of a sequence whose outputs count.
    package var lossSteps: Range<Int> { source.description.lossSteps }
    /// The name with its sizes, for the middle of a sentence.
    package var title: String { source.description.title }
    /// What the network reads and answers, in one sentence.
    package var summary: String { source.description.summary }

    /// The windows of the record that it is trained on; nil if sequences are drawn.
    package var windows: RecordWindows? {
        switch source {
        case .drawn: nil
        case .record(let task): task.windows
        }
    }

    /// Whether the state that a window left is the one that the next begins with.
    package var isContinuous: Bool {
        switch source {
        case .drawn: return false
        case .record(let task):
            switch task.windows.placement {
            case .random: return false
            case .consecutive: return true
            }
        }
    }

    /// The most sequences of a batch: those that memory has room for and, of consecutive windows, the record.
    package var mostSequences: Int {
        switch source {
        case .drawn: return mostSequences(of: windowSteps)
        case .record(let task):
            switch task.windows.placement {
            case .random: return mostSequences(of: windowSteps)
            case .consecutive: return min(mostSequences(of: windowSteps), task.trainingRows / windowSteps)
            }
        }
    }

    /// The most sequences of a test batch.
    package var mostTestSequences: Int { mostSequences(of: testSteps) }

    /// The number of steps of a test sequence.
    var testSteps: Int {
        switch source {
        case .drawn: windowSteps
        case .record(let task): task.testWindows.steps
        }
    }

    /// The number of sequences that say well enough how good a network is: windows of a record share many of its rows.
    package var usualTestSequences: Int {
        switch source {
        case .drawn: min(256, mostTestSequences)
        case .record: min(32, mostTestSequences)
        }
    }

    private func mostSequences(of steps: Int) -> Int {
        min(TaskLimits.sequences, TaskLimits.numbers / (steps * max(features, outputs)))
    }

    /// Checks the number of sequences of a batch.
    ///
    /// - Throws: `Failure` that says how many are allowed.
    package func check(sequences: Int) throws(Failure) {
        guard (1...mostSequences).contains(sequences) else {
            throw Failure(
                .usage,
                "A batch of \(title) has \(sequences.counted("sequence")); it must have 1 to \(mostSequences.grouped).")
        }
    }
}
