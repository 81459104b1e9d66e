import ArgumentParser
import Recurrent

/// The recurrent cells by their names on the command line.
enum CellOption: String, CaseIterable, ExpressibleByArgument {
    case lstm, gru
    case gruResetBefore = "gru-reset-before"
    case elman

    /// The recurrent cell.
    var cell: Cell {
        switch self {
        case .lstm: .lstm
        case .gru: .gru(.afterProduct)
        case .gruResetBefore: .gru(.beforeProduct)
        case .elman: .elman
        }
    }
}

/// The initialisers by their names on the command line.
enum InitializationOption: String, CaseIterable, ExpressibleByArgument {
    case orthogonal, glorotUniform, uniformRecurrent

    /// The initialisation.
    ///
    /// - Parameter forgetBias: The number added to the biases of the forget gate; nil for the usual one.
    func initialization(forgetBias: Double?) -> Initialization {
        switch self {
        case .orthogonal: .glorotUniform(recurrent: .orthogonal, forgetBias: forgetBias ?? 1)
        case .glorotUniform: .glorotUniform(recurrent: .glorotUniform, forgetBias: forgetBias ?? 1)
        case .uniformRecurrent: .uniformRecurrent(forgetBias: forgetBias ?? 0)
        }
    }
}
