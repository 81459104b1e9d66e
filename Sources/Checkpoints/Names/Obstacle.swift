import Recurrent
import Support

/// Why a network that was found cannot be computed, and what to do instead.
struct Obstacle: Error, Hashable {
    /// What is wrong and what to do instead, in a sentence or two.
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

extension Obstacle {
    /// What is possible for every network that its framework can compute, as the end of a sentence.
    static let traces =
        "let its framework compute the outputs of two runs and compare them with `rnn-memory analyze --traces`"

    /// A tensor is missing.
    static func missing(_ name: String) -> Obstacle {
        Obstacle("\(name.shortened) is missing; save all tensors of the network.")
    }

    /// A tensor has another shape than the others demand.
    static func shape(_ tensor: StoredTensor, expected: [Int]) -> Obstacle {
        Obstacle(
            "\(tensor.name.shortened) has the shape \(Shape.text(tensor.shape)); the other tensors of the layer need "
                + "\(Shape.text(expected)). Save all tensors of the network again.")
    }

    /// Throws if the numbers of a tensor are of a kind that cannot be read.
    static func checkElements(_ tensor: StoredTensor) throws(Obstacle) {
        guard tensor.description.elementType == nil else { return }
        throw Obstacle("\(tensor.name.shortened): \(tensor.description.unreadableReason).")
    }

    /// Throws if a layer is larger than a network may be.
    static func checkSizes(inputSize: Int, hiddenSize: Int, of tensor: StoredTensor) throws(Obstacle) {
        guard NetworkConfiguration.sizes.contains(hiddenSize) else {
            throw Obstacle(
                "\(tensor.name.shortened) belongs to a layer with a hidden size of \(hiddenSize.grouped); it must be "
                    + "1…\(NetworkConfiguration.sizes.upperBound.grouped). For a larger one, \(traces).")
        }
        guard NetworkConfiguration.readInputSizes.contains(inputSize) else {
            throw Obstacle(
                "\(tensor.name.shortened) belongs to a layer with an input size of \(inputSize.grouped); it must be "
                    + "1…\(NetworkConfiguration.readInputSizes.upperBound.grouped). For more inputs, \(traces).")
        }
    }

    /// Throws if a layer does not read what the one below gives.
    static func checkWidths(_ layers: [RecurrentModule.Layer]) throws(Obstacle) {
        for (index, (below, layer)) in zip(layers, layers.dropFirst()).enumerated()
        where below.hiddenSize != layer.inputSize {
            throw Obstacle(
                "Layer \(index + 1) reads \(layer.inputSize.grouped) numbers, but layer \(index) gives "
                    + "\(below.hiddenSize.grouped); save all layers of one network.")
        }
        for (index, layer) in layers.enumerated() where layer.cell != layers[0].cell {
            throw Obstacle(
                "Layer \(index) is of another kind (\(layer.cell.kind.title)) than layer 0 "
                    + "(\(layers[0].cell.kind.title)); save them as two networks.")
        }
    }

    /// Throws if a network of these layers cannot be computed, for example because it has too many weights.
    static func checkConfiguration(_ layers: [RecurrentModule.Layer]) throws(Obstacle) {
        guard let first = layers.first else { return }
        do throws(NetworkConfigurationError) {
            _ = try NetworkConfiguration(
                cell: first.cell, gateActivation: first.gateActivation, inputSize: first.inputSize,
                hiddenSizes: layers.map(\.hiddenSize), isRead: true)
        } catch {
            throw Obstacle("\(error.description) For other networks, \(traces).")
        }
    }
}
