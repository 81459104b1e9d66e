/// The initialiser of the recurrent kernel next to a Glorot-uniform kernel.
public enum RecurrentInitializer: String, Sendable, Hashable, CaseIterable, Codable {
    /// H × G·H with orthonormal rows, from the QR of a Gaussian matrix (Saxe, McClelland, Ganguli 2014).
    case orthogonal
    /// U(±√(6/(H + G·H))) over the whole kernel (Glorot, Bengio 2010).
    case glorotUniform
}

/// The initialisation of a network's weights.
public enum Initialization: Sendable, Hashable {
    /// Keras: a Glorot-uniform kernel, zero biases except for the LSTM's forget gate.
    case glorotUniform(recurrent: RecurrentInitializer, forgetBias: Double)
    /// PyTorch: U(±1/√H) for every tensor with two bias vectors; `forgetBias` is added to the LSTM's forget gate.
    case uniformRecurrent(forgetBias: Double)

    /// The constant added to the biases of the LSTM's forget gate.
    public var forgetBias: Double {
        switch self {
        case .glorotUniform(_, let forgetBias), .uniformRecurrent(let forgetBias): forgetBias
        }
    }
}
