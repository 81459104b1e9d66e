import Checkpoints
import Foundation
import Recurrent
import Support
import Testing

/// What files of weights do not say, and what is said about it.
@Suite struct KerasAssumptionTests {
    private func open(_ name: String) throws -> Checkpoint { try Checkpoint(at: Fixture.path(name)) }

    private static let both =
        "The file contains no configuration; tanh as the activation and reading from the beginning are assumed."

    @Test func nothingIsAssumedWithAConfiguration() throws {
        for name in ["keras_lstm.keras", "keras_lstm.h5", "keras_gru.h5", "keras2_model.h5"] {
            for module in try open(name).modules { #expect(module.assumptions.isEmpty) }
        }
    }

    /// cuDNN computes tanh and sigmoid only, but the layer may read from the end.
    @Test func layersOfCuDNNHaveOneActivation() throws {
        let module = try open("keras2_cudnn_lstm.h5").module()
        #expect(
            module.assumptions == ["The file contains no configuration; reading from the beginning is assumed."])
        #expect(module.layers.map(\.gateActivation) == [.sigmoid])
        let other = try Checkpoint(at: Fixture.path("keras2_cudnn_lstm.h5"), gateActivation: .hardSigmoid).module()
        #expect(other.layers.map(\.gateActivation) == [.sigmoid])
    }

    @Test func gatesOfTheThirdGenerationAreSigmoid() throws {
        let module = try open("keras_lstm.weights.h5").module()
        #expect(
            module.assumptions == [
                "The file does not say the activation of the gates; sigmoid is assumed, the default of the Keras that wrote it.",
                Self.both,
            ])
    }

    @Test func elmanNetworksHaveNoGates() throws {
        #expect(try open("keras_simple_rnn.weights.h5").module().assumptions == [Self.both])
    }

    @Test func directionsOfAPairAreKnown() throws {
        let checkpoint = try open("keras_bidirectional.weights.h5")
        for direction in ["forward", "backward"] {
            let module = try checkpoint.module(named: "bidirectional.\(direction)")
            #expect(module.assumptions.count == 2)
            #expect(
                module.assumptions.last == "The file contains no configuration; tanh as the activation is assumed.")
        }
    }

    @Test(arguments: [
        ("2.2.4", "hard_sigmoid was the default before Keras 2.3, and Keras 2.2.4 wrote it"),
        ("2.3.1", "sigmoid is assumed, the default of the Keras that wrote it"),
        ("2.11.0", "sigmoid is assumed, the default of the Keras that wrote it"),
        ("1.2.2", "hard_sigmoid was the default before Keras 2.3, and Keras 1.2.2 wrote it"),
        ("2.2.4-tf", "the default of TensorFlow 2, but that of TensorFlow 1 was hard_sigmoid"),
        ("strange", "hard_sigmoid was the default before Keras 2.3: choose it"),
    ]) func gatesOfTheSecondGenerationDependOnItsVersion(_ version: String, _ sentence: String) throws {
        let bytes = try Self.weights(ofVersion: version)
        let module = try Checkpoint(of: MemoryBytes("weights.h5", bytes)).module()
        #expect(module.assumptions.count == 2 && module.assumptions[0].contains(sentence), "\(module.assumptions)")
        #expect(module.layers.map(\.gateActivation) == [.sigmoid])
        let given = try Checkpoint(of: MemoryBytes("weights.h5", bytes), gateActivation: .hardSigmoid).module()
        #expect(given.assumptions == [Self.both] && given.layers.map(\.gateActivation) == [.hardSigmoid])
    }

    /// Weights of Keras 2.2.4 under the name of another version of at most eight letters.
    private static func weights(ofVersion version: String) throws -> [UInt8] {
        var bytes = try Fixture.bytes("keras2_weights.h5")
        func places(of pattern: [UInt8]) -> [Int] {
            (0...bytes.count - pattern.count).filter { Array(bytes[$0..<$0 + pattern.count]) == pattern }
        }
        // A heap has the number, the length and the text, filled up to eight bytes; an attribute the length and the place.
        let text = try #require(places(of: Array("2.2.4\0".utf8)).first)
        let heap = try #require(places(of: Array("GCOL".utf8)).last { $0 < text })
        let reference = ZipText.little(5, 4) + ZipText.little(heap, 8) + bytes[text - 16..<text - 14] + [0, 0]
        let attribute = try #require(places(of: reference).first)
        let letters = Array(version.utf8)
        bytes.replaceSubrange(
            text - 8..<text + 8,
            with: ZipText.little(letters.count, 8) + letters + Array(repeating: 0, count: 8 - letters.count))
        bytes.replaceSubrange(attribute..<attribute + 4, with: ZipText.little(letters.count, 4))
        return bytes
    }

    @Test func layersThatFollowEachOtherAreAssumedToBeConnected() throws {
        let stack = try open("keras_lstm2.weights.h5").module()
        #expect(stack.assumptions.contains { $0.contains("lstm, lstm_1 are assumed to read one another") })
        #expect(try open("keras_lstm2.keras").module().assumptions.isEmpty)
    }
}
