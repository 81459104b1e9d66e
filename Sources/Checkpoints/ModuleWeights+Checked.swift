import Recurrent
import Support

extension ModuleWeights {
    /// Weights of a stack, checked against its sizes.
    ///
    /// - Parameters:
    ///   - layers: The sizes of the layers, which share one recurrent cell and gate activation.
    ///   - weights: The numbers of each layer.
    ///   - startState: h and c of every layer at the start; nil for zeros.
    /// - Throws: `Failure` if the sizes are not those of a network.
    init(
        _ layers: [RecurrentModule.Layer], _ weights: [LayerWeights], startState: [LayerState]? = nil
    ) throws(Failure) {
        guard let first = layers.first else { throw Failure(.data, "The network has no layers.") }
        let configuration: NetworkConfiguration
        do throws(NetworkConfigurationError) {
            configuration = try NetworkConfiguration(
                cell: first.cell, gateActivation: first.gateActivation, inputSize: first.inputSize,
                hiddenSizes: layers.map(\.hiddenSize), isRead: true)
        } catch {
            throw Failure(.data, error.description)
        }
        do throws(NetworkWeightsError) {
            network = try NetworkWeights(configuration: configuration, layers: weights)
        } catch {
            throw Failure(.data, error.description)
        }
        self.startState = startState
    }
}
