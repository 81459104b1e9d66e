import Foundation
import Testing

/// Files made with PyTorch, Keras, ONNX and h5py, and what is to be found in them.
struct Fixture: Decodable, Sendable, CustomTestStringConvertible {
    let file: String
    let format: String
    let expect: String
    let reason: String?
    let choose: String?
    let layers: [Layer]?
    let weights: String?
    let inputs: String?
    let outputs: String?
    let tolerance64: Double?

    private enum CodingKeys: String, CodingKey {
        case file, format, expect, reason, choose, layers, weights, tolerance64
        case inputs = "x"
        case outputs = "y64"
    }

    struct Layer: Decodable, Sendable {
        let cell: String
        let input: Int
        let hidden: Int
        let bias: Bool
        let resetAfter: Bool?
        let gateActivation: String?

        enum CodingKeys: String, CodingKey {
            case cell
            case input
            case hidden
            case bias
            case resetAfter = "reset_after"
            case gateActivation = "gate_activation"
        }
    }

    private struct Index: Decodable {
        let fixtures: [Fixture]
    }

    var testDescription: String { file }

    /// The path of the file.
    var path: String { Self.path(file) }

    /// The path of a fixture by name.
    static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appending(path: "Fixtures/\(name)").path
    }

    /// The bytes of a fixture by name.
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// All fixtures whose format begins with one of some words.
    static func all(_ formats: String...) -> [Fixture] {
        guard let bytes = try? bytes("index.json"), let index = try? JSONDecoder().decode(Index.self, from: Data(bytes))
        else { return [] }
        return index.fixtures.filter { fixture in formats.contains { fixture.format.hasPrefix($0) } }
    }
}
