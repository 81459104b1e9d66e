import Recurrent
import Support

extension TrainingPlan {
    /// The SHA-256 of everything that decides the numbers of the training.
    ///
    /// - Complexity: O(n) in the numbers of a recording.
    package var digest: String {
        let network = configuration.network
        let sizes = network.hiddenSizes.map(String.init).joined(separator: ",")
        let lines: [String] = [
            "arithmetic \(Arithmetic.version)", "cell \(network.cell.kind.rawValue) \(Self.text(network.cell))",
            "hidden \(sizes)", "initialization \(Self.text(initialization))", "task \(taskText)",
            "updates \(settings.updates)", "batch \(settings.batch)",
            "rates \(settings.learningRate.shortestDecimal) \(settings.finalLearningRate.shortestDecimal)",
            "clipping \(settings.clippingNorm.shortestDecimal)", "decay \(settings.weightDecay.shortestDecimal)",
            "precision \(settings.precision.rawValue)", "seed \(seed)", "run \(run)",
        ]
        return SHA256.hexadecimal(of: lines.joined(separator: "\n"))
    }

    private static func text(_ cell: Cell) -> String {
        switch cell.resetPlacement {
        case .beforeProduct: "before"
        case .afterProduct: "after"
        case nil: "-"
        }
    }

    private static func text(_ initialization: Initialization) -> String {
        switch initialization {
        case .glorotUniform(let recurrent, let forgetBias):
            "glorotUniform \(recurrent.rawValue) \(forgetBias.shortestDecimal)"
        case .uniformRecurrent(let forgetBias): "uniformRecurrent \(forgetBias.shortestDecimal)"
        }
    }

    /// The task with every number, and for a recording those of its rows.
    private var taskText: String {
        func text(_ windows: RecordWindows) -> String {
            "\(windows.steps) \(windows.burnIn) \(windows.placement.rawValue)"
        }
        switch task {
        case .delayedRecall(let task): return "recall \(task.delay)"
        case .adding(let task): return "adding \(task.steps)"
        case .copying(let task): return "copy \(task.symbols) \(task.length) \(task.delay)"
        case .flipFlop(let task): return "flip-flop \(task.bits) \(task.probability.shortestDecimal) \(task.steps)"
        case .sine(let task): return "sine \(task.steps) \(task.noise.shortestDecimal)"
        case .system(let task): return "system \(text(task.windows))"
        case .recording(let task):
            let numbers = task.rows.map(\.shortestDecimal).joined(separator: " ")
            return "recording \(task.features) \(text(task.windows)) \(SHA256.hexadecimal(of: numbers))"
        }
    }
}
