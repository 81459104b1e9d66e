extension DrawStream {
    /// The draws with a purpose for one run of a network: those of its first layer, or of the whole network.
    ///
    /// - Precondition: `run` is in `DrawAddress.runs`.
    public init(_ purpose: DrawAddress.Purpose, of configuration: NetworkConfiguration, run: Int, seed: UInt64) {
        self.init(
            seed: seed,
            address: DrawAddress(
                cell: configuration.cell.kind, inputSize: configuration.inputSize,
                hiddenSize: configuration.hiddenSize, layer: 0, run: run, purpose: purpose))
    }
}
