/// The kinds of recurrent cell, in report order.
///
/// Every difference between recurrent cells is a property here or a `switch` without `default` elsewhere, so the
/// compiler points out each of them when a cell is added.
public enum CellKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Long short-term memory: input, forget and output gates around a cell state.
    case lstm
    /// Gated recurrent unit: update and reset gates, no state besides the output.
    case gru
    /// Elman network: h ← tanh(W x + U h + b), no gates and no state besides the output.
    case elman

    /// The number of column blocks in the kernels: 4 for LSTM, 3 for GRU, 1 for Elman.
    public var gateCount: Int {
        switch self {
        case .lstm: 4
        case .gru: 3
        case .elman: 1
        }
    }

    /// Whether there is a cell state c besides the output h.
    public var hasCellState: Bool {
        switch self {
        case .lstm: true
        case .gru, .elman: false
        }
    }

    /// Whether the last block is a candidate with its own recurrent product and its own bias.
    public var hasSeparateCandidate: Bool {
        switch self {
        case .gru: true
        case .lstm, .elman: false
        }
    }

    /// The column block of the forget gate, whose bias an initialisation may raise; nil if there is none.
    public var forgetGate: Int? {
        switch self {
        case .lstm: 1
        case .gru, .elman: nil
        }
    }

    /// Whether there are gates, and so a gate activation.
    public var hasGates: Bool {
        switch self {
        case .lstm, .gru: true
        case .elman: false
        }
    }

    /// The name in titles and before a noun: `LSTM`, `GRU`, `Elman`.
    public var title: String {
        switch self {
        case .lstm: "LSTM"
        case .gru: "GRU"
        case .elman: "Elman"
        }
    }

    /// The name within a sentence: `LSTM`, `GRU`, `Elman network`.
    public var noun: String {
        switch self {
        case .lstm, .gru: title
        case .elman: "Elman network"
        }
    }

    /// The number that separates its draws from those of other recurrent cells, below 4.
    var drawCode: UInt32 {
        switch self {
        case .lstm: 0
        case .gru: 1
        case .elman: 2
        }
    }
}

/// The position of the GRU's reset gate.
public enum ResetPlacement: Sendable, Hashable {
    /// n = tanh(W x + b + r∘(U h + b_r)), as cuDNN and PyTorch compute it.
    case afterProduct
    /// n = tanh(W x + b + U(r∘h)), as Cho et al. (2014) wrote it.
    case beforeProduct
}

/// A recurrent cell with its specific options.
public enum Cell: Sendable, Hashable {
    /// Long short-term memory.
    case lstm
    /// Gated recurrent unit, with its reset placement.
    case gru(ResetPlacement)
    /// Elman network.
    case elman

    /// The recurrent cell of a kind.
    ///
    /// - Parameters:
    ///   - kind: The kind of recurrent cell.
    ///   - resetPlacement: The position of a GRU's reset gate; ignored for other recurrent cells.
    public init(_ kind: CellKind, resetPlacement: ResetPlacement = .afterProduct) {
        switch kind {
        case .lstm: self = .lstm
        case .gru: self = .gru(resetPlacement)
        case .elman: self = .elman
        }
    }

    /// The kind of recurrent cell.
    public var kind: CellKind {
        switch self {
        case .lstm: .lstm
        case .gru: .gru
        case .elman: .elman
        }
    }

    /// The position of the reset gate; nil if there is none.
    public var resetPlacement: ResetPlacement? {
        switch self {
        case .gru(let placement): placement
        case .lstm, .elman: nil
        }
    }

    /// Whether the candidate's two biases are one sum, added before the recurrent product.
    var joinsCandidateBiases: Bool {
        switch self {
        case .gru(.beforeProduct): true
        case .lstm, .gru(.afterProduct), .elman: false
        }
    }
}
