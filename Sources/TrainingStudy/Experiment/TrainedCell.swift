import Recurrent
import Support

/// A recurrent cell of an experiment with the forget bias that it begins with.
package struct TrainedCell: Sendable, Hashable {
    /// The kind of recurrent cell.
    package let kind: CellKind
    /// The number added to the biases of the LSTM's forget gate; 0 for other cells.
    package let forgetBias: Double

    /// The allowed forget biases.
    package static let forgetBiases = -1_000.0...1_000.0

    /// A recurrent cell.
    package init(_ kind: CellKind, forgetBias: Double = 0) {
        self.kind = kind
        self.forgetBias = forgetBias
    }

    /// The recurrent cell as networks have it.
    var cell: Cell { Cell(kind) }

    /// The initialisation: every tensor as PyTorch draws it.
    var initialization: Initialization { .uniformRecurrent(forgetBias: forgetBias) }

    /// The name in figures and tables, such as `LSTM, forget bias 1`.
    package var title: String {
        forgetBias == 0 ? kind.title : "\(kind.title), forget bias \(NumberText.shortest(forgetBias))"
    }

    /// The name in files, such as `lstm-forget-bias-1`.
    package var slug: String {
        guard forgetBias != 0 else { return kind.rawValue }
        let digits = forgetBias.shortestDecimal.map { $0.isNumber || $0 == "-" ? $0 : "_" }
        return "\(kind.rawValue)-forget-bias-\(String(digits))"
    }
}
