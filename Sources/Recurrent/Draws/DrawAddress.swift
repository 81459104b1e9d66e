/// The purpose of random numbers: one stream of draws for one layer of one network.
///
/// The Philox counter packs the address and the index of a block of two draws:
///
/// | word | bits | holds |
/// |---|---|---|
/// | 0, 1 | 64 | index of the block, low word first |
/// | 2 | 0–12 | hidden size |
/// | 2 | 13–25 | input size |
/// | 2 | 26–29 | purpose |
/// | 3 | 0–19 | run |
/// | 3 | 20–26 | layer |
/// | 3 | 27–28 | cell: 0 LSTM, 1 GRU, 2 Elman |
/// | 3 | 29–31 | input stream, less one |
///
/// The key is the seed. Precision, scales, activations and initialisers are not part of the address, so variants of an
/// experiment share their draws, and a deeper stack begins with the same layers as a shallower one. Only inputs are drawn
/// for each input stream; weights, biases and initial tangents belong to the network and have the address of its first
/// stream.
public struct DrawAddress: Sendable, Hashable {
    /// The purpose of a stream of draws.
    public enum Purpose: UInt32, Sendable, Hashable, CaseIterable {
        /// The kernel of a layer, row by row.
        case kernel
        /// The recurrent kernel of a layer, row by row.
        case recurrentKernel
        /// The first bias vector of a layer.
        case bias
        /// The second bias vector of a layer.
        case recurrentBias
        /// The inputs of sequence a while the sequences differ, step by step.
        case inputOfA
        /// The inputs of sequence b while the sequences differ, step by step.
        case inputOfB
        /// The inputs that both sequences share, step by step.
        case sharedInput
        /// The initial tangents of a network, one after the other.
        case tangent
        /// The runs in a resample of a table cell, one after the other; the run of the address is the resample's
        /// number.
        case resample
        /// The permutation of a table cell's runs, one after the other; the run of the address is the permutation's
        /// number.
        case permutation
        /// The places of the starts of an analysis in their strata, one after the other.
        case start
        /// The places of the other pasts of an analysis, one after the other.
        case otherStart
        /// The sequences that a network is trained on, and the places of its windows in a record; the hidden size of the
        /// address is 1, so networks of a run share them.
        case trainingInput
        /// The sequences that a trained network is tested and measured on.
        case testInput
        /// The read-out of a trained network: its kernel row by row, then its bias.
        case readout
    }

    /// The kind of recurrent cell.
    public var cell: CellKind
    /// The number of input features of the network, 1…4096.
    public var inputSize: Int
    /// The number of units of the layer, 1…4096.
    public var hiddenSize: Int
    /// The layer, from 0.
    public var layer: Int
    /// The number of the run, 1…1,000,000.
    public var run: Int
    /// The number of the input stream, 1…8.
    public var stream: Int
    /// The purpose of the draws.
    public var purpose: Purpose

    /// The run numbers that an address can represent.
    public static let runs = 1...1_000_000

    /// The numbers of input streams that an address can represent.
    public static let streams = 1...8

    /// An address from its parts, which must lie in the documented ranges.
    ///
    /// - Precondition: Each number lies in its range: two addresses with the same counter would share their draws.
    public init(
        cell: CellKind, inputSize: Int, hiddenSize: Int, layer: Int, run: Int, stream: Int = 1, purpose: Purpose
    ) {
        precondition(
            NetworkConfiguration.sizes.contains(inputSize) && NetworkConfiguration.sizes.contains(hiddenSize)
                && (0..<NetworkConfiguration.depths.upperBound).contains(layer) && Self.runs.contains(run)
                && Self.streams.contains(stream),
            "a number of the draw's address is out of range")
        self.cell = cell
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        self.layer = layer
        self.run = run
        self.stream = stream
        self.purpose = purpose
    }

    /// Words 2 and 3 of the counter.
    var words: (UInt32, UInt32) {
        (
            UInt32(hiddenSize) | UInt32(inputSize) << 13 | purpose.rawValue << 26,
            UInt32(run) | UInt32(layer) << 20 | cell.drawCode << 27 | UInt32(stream - 1) << 29
        )
    }
}
