/// The kinds of recurrent cell, in the order in which reports show them.
///
/// Everything in which cells differ is a property here or a `switch` without `default` elsewhere, so that the compiler
/// asks for each of them when a cell is added.
public enum CellKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Long short-term memory: input, forget and output gates around a cell state.
    case lstm
    /// Gated recurrent unit: update and reset gates, no state beside the output.
    case gru
    /// Elman network: h ← tanh(W x + U h + b), neither gates nor a state beside the output.
    case elman

    /// How many blocks of columns the kernels hold side by side: 4 for LSTM, 3 for GRU, 1 for Elman.
    public var gateCount: Int {
        switch self {
        case .lstm: 4
        case .gru: 3
        case .elman: 1
        }
    }

    /// Whether the cell carries a cell state c beside its output h.
    public var hasCellState: Bool {
        switch self {
        case .lstm: true
        case .gru, .elman: false
        }
    }

    /// Whether the last block is a candidate whose recurrent product stands apart from that of the other blocks, with a
    /// bias of its own.
    public var hasSeparateCandidate: Bool {
        switch self {
        case .gru: true
        case .lstm, .elman: false
        }
    }

    /// Which block of columns is the forget gate, whose bias an initialisation may raise; nil for a cell without one.
    public var forgetGate: Int? {
        switch self {
        case .lstm: 1
        case .gru, .elman: nil
        }
    }

    /// Whether the cell has gates, and so a gate activation.
    public var hasGates: Bool {
        switch self {
        case .lstm, .gru: true
        case .elman: false
        }
    }

    /// What the cell is called in titles and before a noun: `LSTM`, `GRU`, `Elman`.
    public var title: String {
        switch self {
        case .lstm: "LSTM"
        case .gru: "GRU"
        case .elman: "Elman"
        }
    }

    /// What the cell is called within a sentence: `LSTM`, `GRU`, `Elman network`.
    public var noun: String {
        switch self {
        case .lstm, .gru: title
        case .elman: "Elman network"
        }
    }

    /// The number that tells the draws of the cell from those of others, below 4.
    var drawCode: UInt32 {
        switch self {
        case .lstm: 0
        case .gru: 1
        case .elman: 2
        }
    }
}

/// Where the GRU applies its reset gate.
public enum ResetPlacement: Sendable, Hashable {
    /// n = tanh(W x + b + r∘(U h + b_r)), as cuDNN and PyTorch compute it.
    case afterProduct
    /// n = tanh(W x + b + U(r∘h)), as Cho et al. (2014) wrote it.
    case beforeProduct
}

/// A cell with the choices that only it has.
public enum Cell: Sendable, Hashable {
    /// Long short-term memory.
    case lstm
    /// Gated recurrent unit, with its reset placement.
    case gru(ResetPlacement)
    /// Elman network.
    case elman

    /// A cell of a kind.
    ///
    /// - Parameters:
    ///   - kind: The kind of cell.
    ///   - resetPlacement: Where a GRU applies its reset gate; other cells have none.
    public init(_ kind: CellKind, resetPlacement: ResetPlacement = .afterProduct) {
        switch kind {
        case .lstm: self = .lstm
        case .gru: self = .gru(resetPlacement)
        case .elman: self = .elman
        }
    }

    /// The kind of the cell.
    public var kind: CellKind {
        switch self {
        case .lstm: .lstm
        case .gru: .gru
        case .elman: .elman
        }
    }

    /// Where the reset gate is applied; nil for a cell without one.
    public var resetPlacement: ResetPlacement? {
        switch self {
        case .gru(let placement): placement
        case .lstm, .elman: nil
        }
    }

    /// Whether the two biases of the candidate are one sum, added before the recurrent product.
    var joinsCandidateBiases: Bool {
        switch self {
        case .gru(.beforeProduct): true
        case .lstm, .gru(.afterProduct), .elman: false
        }
    }
}
