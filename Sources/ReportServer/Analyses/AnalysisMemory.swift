import Analysis
import Checkpoints
import Recurrent
import Support

/// The memory that an analysis may need, estimated from sizes before it is allocated.
///
/// A small file can describe a large network, and a form a long analysis, but the server must survive both.
struct AnalysisMemory: Sendable {
    private let configuration: NetworkConfiguration
    private let settings: AnalysisSettings
    private let threads: Int

    /// The maximum number of weights of a network or a dense layer: as many as a file of the largest size has in float16.
    static let mostWeights = Double(UploadLimits.largestFiles / 2)
    /// The maximum number of numbers of a recording: as many as a file of the largest size has in float16.
    static let mostRecordedNumbers = UploadLimits.largestFiles / 2
    /// The maximum number of bytes.
    private static let most = Double(4 << 30)

    /// The memory of an analysis.
    init(of configuration: NetworkConfiguration, settings: AnalysisSettings, threads: Int) {
        self.configuration = configuration
        self.settings = settings
        self.threads = threads
    }

    /// Checks the sizes of a network before its weights are read.
    ///
    /// - Throws: `Failure(.data)` if it has too many weights.
    static func requireFewWeights(of module: RecurrentModule, heads: [DenseHead], in file: String) throws(Failure) {
        let layers = module.layers.map { layer in
            Double(layer.cell.kind.gateCount) * Double(layer.hiddenSize)
                * (Double(layer.inputSize) + Double(layer.hiddenSize))
        }
        let largest = max(layers.reduce(0, +), heads.map { Double($0.inputSize) * Double($0.outputSize) }.max() ?? 0)
        guard largest <= mostWeights else {
            throw Failure(
                .data,
                """
                \(file) has a layer or a network of more than \(Int(mostWeights).grouped) weights, which is too large for \
                the server. Use `rnn-memory analyze`.
                """)
        }
    }

    /// Checks that the analysis fits into the memory that the server allows.
    ///
    /// - Parameter recordedSteps: The number of steps of the recording; nil if inputs are drawn.
    /// - Throws: `Failure(.data)` if it does not.
    func requireRoom(recordedSteps: Int?) throws(Failure) {
        let bytes = results + (recordedSteps.map(keptStates) ?? drawnInputs)
        guard bytes <= Self.most else {
            let recording = recordedSteps == nil ? ", or a recording with the inputs of the network" : ""
            throw Failure(
                .data,
                """
                The analysis needs more than \(Int(Self.most) >> 30) GiB of memory. Choose fewer starts or a shorter \
                horizon\(recording).
                """)
        }
    }

    /// The bytes of what is kept of every start: a curve for each output and shares for each unit.
    private var results: Double {
        let units = Double(configuration.hiddenSizes.reduce(0, +))
        return 2 * Double(settings.starts) * (units * Self.bytesPerUnit + Double(settings.tolerances.count) * 1_024)
    }

    private static let bytesPerUnit = 256.0

    /// The bytes of the states that are kept of the run along a recording.
    private func keptStates(recordedSteps: Int) -> Double {
        let horizon = Double(settings.horizon ?? min(4_000, recordedSteps / 3))
        let rows = min(Double(recordedSteps), Double(settings.starts) * (horizon + 1) + 10_000)
        let bytesOfState = settings.usedPrecision == .float64 ? 8.0 : 4.0
        return rows * Double(configuration.hiddenSizes.reduce(0, +)) * 2 * bytesOfState
    }

    /// The bytes of drawn inputs: of the run that gives scales, and of the starts that are stepped at the same time.
    private var drawnInputs: Double {
        let width = min(64, (Double(settings.starts) / Double(threads)).rounded(.up))
        let steps = Double(settings.horizon ?? 4_000) + 2_000
        let starts = width * Double(threads) * steps
        // Each number is drawn in float64, appended to others, and converted.
        return (starts + 10_000) * Double(configuration.inputSize) * 24
    }
}
