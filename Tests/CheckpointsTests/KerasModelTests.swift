import Checkpoints
import Recurrent
import Support
import Testing

/// Models of several layers, written by Keras 3 with its NumPy backend, and one by h5py in the manner of Keras 2.2.4.
@Suite struct KerasModelTests {
    private func open(_ name: String) throws -> Checkpoint { try Checkpoint(at: Fixture.path(name)) }

    /// `outer` (LSTM 3→4) before a model with `inner_lstm` (4→5) and `lstm_12` (5→6), before a dense layer `fc`.
    private static let nested = ["keras_nested.keras", "keras_nested.h5", "keras_nested.weights.h5"]

    @Test(arguments: nested) func layersOfAModelWithinAModelAreRead(_ file: String) throws {
        let checkpoint = try open(file)
        #expect(checkpoint.modules.map(\.name) == ["outer", "inner_lstm+lstm_12"])
        #expect(checkpoint.heads.map(\.name) == ["fc"])
        let inner = try checkpoint.weights(of: checkpoint.module(named: "inner_lstm+lstm_12")).network
        #expect(inner.configuration.inputSize == 4 && inner.configuration.hiddenSizes == [5, 6])
        let other = try open(Self.nested[0])
        let same = try other.weights(of: other.module(named: "inner_lstm+lstm_12")).network
        #expect(inner == same)
    }

    @Test func singleLayersOfANetworkCanBeChosen() throws {
        let checkpoint = try open("keras_nested.keras")
        let single = try checkpoint.weights(of: checkpoint.module(named: "lstm_12")).network
        let stack = try checkpoint.weights(of: checkpoint.module(named: "outer,inner_lstm")).network
        #expect(single.configuration.hiddenSizes == [6])
        #expect(stack.configuration.hiddenSizes == [4, 5])
    }

    @Test func variablesOfTheOptimizerAreNoWeights() throws {
        let checkpoint = try open("keras_optimizer.keras")
        #expect(checkpoint.tensors.contains { $0.name.hasPrefix("optimizer") && $0.shape == [3, 5] })
        #expect(checkpoint.modules.map(\.layers).map { $0.map(\.cell) } == [[.elman], [.lstm]])
    }

    @Test func aStartStateFromAnotherLayerIsAssumedToBeZero() throws {
        let modules = try open("keras_start_state.keras").modules
        #expect(modules.map(\.name) == ["enc", "dec"])
        #expect(modules[0].assumptions.isEmpty)
        #expect(modules[1].assumptions == ["dec starts from a state that another layer gives; zeros are assumed."])
    }

    @Test func aBidirectionalLayerOnAnotherCannotBeRead() throws {
        let checkpoint = try open("keras_bidirectional2.weights.h5")
        #expect(try checkpoint.module(named: "bidirectional.backward").obstacle == nil)
        let second = try checkpoint.module(named: "second.forward")
        #expect(second.obstacle?.contains("reads another Bidirectional layer") == true)
    }

    @Test func modelsOfTheSecondGenerationSayTheirActivations() throws {
        let checkpoint = try open("keras2_model.h5")
        #expect(checkpoint.modules.map(\.name) == ["lstm_1", "cu_dnngru_1", "bidirectional_1"])
        #expect(checkpoint.modules[0].layers.map(\.gateActivation) == [.hardSigmoid])
        #expect(checkpoint.modules[1].layers.map(\.gateActivation) == [.sigmoid])
        #expect(checkpoint.modules[1].layers.map(\.cell) == [.gru(.afterProduct)])
        #expect(checkpoint.modules.map(\.assumptions) == [[], [], []])
        let half = try checkpoint.module(named: "bidirectional_1.backward")
        #expect(half.layers.map(\.inputSize) == [5] && half.layers.map(\.gateActivation) == [.hardSigmoid])
        _ = try checkpoint.weights(of: half)
    }

    @Test func kernelsForCuDNNAreRearranged() throws {
        let checkpoint = try open("keras2_model.h5")
        let weights = try checkpoint.weights(of: checkpoint.module(named: "cu_dnngru_1")).network.layers[0]
        let file = try HDF5File(FileBytes(at: Fixture.path("keras2_model.h5")))
        func numbers(_ name: String) throws -> [Double] {
            try #require(file.dataset("model_weights/cu_dnngru_1/cu_dnngru_1/\(name):0")).numbers()
        }
        let (kernel, recurrent, bias) = (try numbers("kernel"), try numbers("recurrent_kernel"), try numbers("bias"))
        let (inputs, units, columns) = (4, 5, 15)
        for gate in 0..<3 {
            // cuDNN keeps a block as rows of units: number k of a block in memory belongs to unit k / inputs.
            let block = (0..<inputs).flatMap { row in (0..<units).map { kernel[row * columns + gate * units + $0] } }
            for unit in 0..<units {
                for input in 0..<inputs {
                    #expect(weights.kernel[input * columns + gate * units + unit] == block[unit * inputs + input])
                }
                for other in 0..<units {
                    let number = recurrent[unit * columns + gate * units + other]
                    #expect(weights.recurrentKernel[other * columns + gate * units + unit] == number)
                }
                let place = gate * units + unit
                #expect(weights.bias[place] == bias[place] + (gate < 2 ? bias[columns + place] : 0))
            }
        }
        #expect(weights.recurrentBias == Array(bias[(columns + 2 * units)...]))
    }
}
