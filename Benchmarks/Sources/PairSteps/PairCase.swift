import Foundation
import Recurrent

/// Networks of one configuration with the inputs of their two sequences; `comparison/case.py` documents the file.
struct PairCase {
    /// The weights and inputs of one network.
    struct Network {
        let weights: NetworkWeights
        /// Step by step the m features of the first and of the second sequence.
        let divergentInputs: [Double]
        /// Step by step the m features that both sequences read.
        let sharedInputs: [Double]
    }

    let configuration: NetworkConfiguration
    let networks: [Network]

    /// Reads a file.
    ///
    /// - Throws: `CaseError` when it does not hold a case, or what the system says when it cannot be read.
    init(contentsOf file: URL) throws {
        let bytes = try Data(contentsOf: file, options: .alwaysMapped)
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw CaseError.header }
        let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
        let numbers = words.dropFirst().compactMap { Int($0) }
        guard numbers.count == 5, let kind = CellKind(rawValue: String(words[0])) else { throw CaseError.header }
        let cell: Cell = kind == .lstm ? .lstm : .gru(.afterProduct)
        let configuration = try NetworkConfiguration(cell: cell, inputSize: numbers[0], hiddenSize: numbers[1])
        var tensors = Tensors(remaining: bytes[(end + 1)...])
        let sizes = Sizes(configuration: configuration, steps: numbers[3], divergentSteps: numbers[4])
        networks = try (0..<numbers[2]).map { _ in
            try Network(from: &tensors, configuration: configuration, sizes: sizes)
        }
        self.configuration = configuration
    }
}

/// Why a file is not a case.
enum CaseError: Error {
    /// The first line is not that of a case.
    case header
    /// The file ends before its last tensor does.
    case length
}

/// How many numbers each tensor of a network has.
private struct Sizes {
    let kernel: Int
    let recurrentKernel: Int
    let bias: Int
    let recurrentBias: Int
    let divergentInputs: Int
    let sharedInputs: Int

    init(configuration: NetworkConfiguration, steps: Int, divergentSteps: Int) {
        let (m, n, kind) = (configuration.inputSize, configuration.hiddenSize, configuration.cell.kind)
        bias = kind.gateCount * n
        kernel = m * bias
        recurrentKernel = n * bias
        recurrentBias = kind == .gru ? n : 0
        divergentInputs = divergentSteps * 2 * m
        sharedInputs = (steps - divergentSteps) * m
    }
}

/// The float32 numbers of a file, taken from its start.
private struct Tensors {
    var remaining: Data

    mutating func next(_ count: Int) throws(CaseError) -> [Double] {
        let bytes = count * MemoryLayout<Float>.size
        guard remaining.count >= bytes else { throw .length }
        defer { remaining = remaining.dropFirst(bytes) }
        return remaining.prefix(bytes).withUnsafeBytes { bytes in
            (0..<count).map { index in
                let bits = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.size, as: UInt32.self)
                return Double(Float(bitPattern: UInt32(littleEndian: bits)))
            }
        }
    }
}

extension PairCase.Network {
    fileprivate init(from tensors: inout Tensors, configuration: NetworkConfiguration, sizes: Sizes) throws {
        let layer = LayerWeights(
            kernel: try tensors.next(sizes.kernel), recurrentKernel: try tensors.next(sizes.recurrentKernel),
            bias: try tensors.next(sizes.bias), recurrentBias: try tensors.next(sizes.recurrentBias))
        weights = try NetworkWeights(configuration: configuration, layers: [layer])
        divergentInputs = try tensors.next(sizes.divergentInputs)
        sharedInputs = try tensors.next(sizes.sharedInputs)
    }
}
