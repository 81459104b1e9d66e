import CheckpointDecoding
import Recurrent
import Support

/// Reads an LSTM that models an amplifier, as Neural Amp Modeler exports it: JSON with all weights in one list.
///
/// For each layer, the list has a matrix of 4·n rows with the columns of inputs and units, a bias, h and c at the start;
/// a dense layer follows. Gates are in the order i f g o.
struct AmpModelFile {
    private let sizes: Sizes
    private let weights: [Double]

    private static let longest = 256 << 20

    /// The sizes of the network.
    private struct Sizes {
        let layers: [RecurrentModule.Layer]
        let outputs: Int
        /// Where each layer begins in the list, and where the dense layer does.
        let starts: [Int]
        /// The number of weights.
        let count: Int
    }

    /// Whether a file begins like JSON.
    static func isRecognised(_ beginning: [UInt8]) -> Bool {
        beginning.first { ![0x20, 0x0A, 0x0D, 0x09].contains($0) } == UInt8(ascii: "{")
    }

    /// Reads the file.
    ///
    /// - Throws: `Failure` if it is no such model, one of another architecture, or the number of weights is wrong.
    init(_ source: some ByteSource, gateActivation: GateActivation) throws(Failure) {
        let json = try JSONValue(parsing: try source.allBytes(upTo: Self.longest), name: source.name)
        guard let architecture = json["architecture"]?.text, let config = json["config"],
            let list = json["weights"]?.elements
        else {
            throw Failure(
                .data,
                "\(source.name) is JSON, but no model of Neural Amp Modeler: architecture, config and weights are missing."
            )
        }
        guard architecture == "LSTM" else {
            throw Failure(
                .data,
                "\(source.name) is a model of the architecture \(architecture.shortened), which is no recurrent network; "
                    + "give one of the architecture LSTM.")
        }
        sizes = try Self.sizes(config, file: source.name, gateActivation: gateActivation)
        guard let weights = json["weights"]?.numbers, weights.count == sizes.count else {
            throw Failure(
                .data,
                "\(source.name) has \(list.count.grouped) weights; its sizes need \(sizes.count.grouped) numbers. "
                    + "Download or export it again.")
        }
        self.weights = weights
    }

    // MARK: Sizes

    private static func sizes(
        _ config: JSONValue, file: String, gateActivation: GateActivation
    ) throws(Failure) -> Sizes {
        let inputs = try size("input_size", of: config, in: NetworkConfiguration.sizes, file: file)
        let units = try size("hidden_size", of: config, in: NetworkConfiguration.sizes, file: file)
        let depth = try size("num_layers", of: config, in: NetworkConfiguration.depths, file: file)
        let outputs =
            config["out_channels"] == nil ? 1 : try size("out_channels", of: config, in: 1...64, file: file)
        let layers = (0..<depth).map { index in
            RecurrentModule.Layer(
                cell: .lstm, gateActivation: gateActivation, inputSize: index == 0 ? inputs : units,
                hiddenSize: units, hasBias: true)
        }
        var starts = [0]
        // 64 layers of 4,096 units are far from any overflow.
        for layer in layers {
            starts.append(starts[starts.count - 1] + 4 * units * (layer.inputSize + units + 1) + 2 * units)
        }
        return Sizes(
            layers: layers, outputs: outputs, starts: starts, count: starts[depth] + outputs * (units + 1))
    }

    private static func size(
        _ key: String, of config: JSONValue, in range: ClosedRange<Int>, file: String
    ) throws(Failure) -> Int {
        guard let size = config[key]?.integer, range.contains(size) else {
            throw Failure(
                .data,
                "\(file) has no valid `\(key)` in its config; it must be "
                    + "\(range.lowerBound)…\(range.upperBound.grouped).")
        }
        return size
    }

    // MARK: Contents

    /// The network and the dense layer behind it.
    var contents: CheckpointContents {
        let (sizes, weights) = (sizes, weights)
        let module = RecurrentModule(
            name: "lstm", layers: sizes.layers, framework: .neuralAmpModeler, direction: .forward, obstacle: nil,
            assumptions: []
        ) { () throws(Failure) in
            let read = sizes.layers.indices.map { Self.layer($0, sizes, weights) }
            return try ModuleWeights(sizes.layers, read.map(\.weights), startState: read.map(\.start))
        }
        let units = sizes.layers[0].hiddenSize
        let start = sizes.starts[sizes.layers.count]
        let head = DenseHead(
            name: "head", inputSize: units, outputSize: sizes.outputs, activation: .linear
        ) { () throws(Failure) in
            let end = start + sizes.outputs * units
            let kernel = NumberMatrix.transposed(weights[start..<end], width: units, columns: 0..<units)
            return (kernel, Array(weights[end...]))
        }
        let list = TensorDescription(
            name: "weights", shape: [weights.count], elementFormat: "JSON", elementType: .float64)
        return CheckpointContents(format: .neuralAmpModeler, tensors: [list], modules: [module], heads: [head])
    }

    private static func layer(
        _ index: Int, _ sizes: Sizes, _ weights: [Double]
    ) -> (weights: LayerWeights, start: ModuleWeights.LayerState) {
        let (inputs, units) = (sizes.layers[index].inputSize, sizes.layers[index].hiddenSize)
        let (columns, width) = (4 * units, inputs + units)
        let matrix = weights[sizes.starts[index]..<sizes.starts[index] + columns * width]
        let rest = weights[matrix.endIndex..<sizes.starts[index + 1]]
        /// The matrix's columns of some inputs or units as rows.
        func kernel(_ range: Range<Int>) -> [Double] {
            NumberMatrix.transposed(matrix, width: width, columns: range)
        }
        let states = rest.dropFirst(columns)
        return (
            LayerWeights(
                kernel: kernel(0..<inputs), recurrentKernel: kernel(inputs..<width), bias: Array(rest.prefix(columns)),
                recurrentBias: []),
            ModuleWeights.LayerState(
                output: Array(states.prefix(units)), cellState: Array(states.suffix(units)))
        )
    }
}
