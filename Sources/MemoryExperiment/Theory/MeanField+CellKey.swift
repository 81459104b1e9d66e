import Recurrent

extension MeanField {
    /// The closed form for networks of one kind, if it predicts them.
    ///
    /// - Parameters:
    ///   - configuration: The sizes and architecture of the networks.
    ///   - initialization: The initialisation of their weights.
    ///   - recurrentScale: The factor on the recurrent kernel.
    ///   - inputScale: The standard deviation of the inputs.
    /// - Throws: The limit that is violated.
    package init(
        predicting configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double,
        inputScale: Double
    ) throws(ClosedFormLimit) {
        try ClosedFormLimit.check(
            configuration, initialization: initialization, recurrentScale: recurrentScale, inputScale: inputScale)
        let form = MeanField(
            configuration, initialization: initialization, recurrentScale: recurrentScale, inputScale: inputScale)
        guard let form else { throw .noFixedPoint }
        guard form.exponent < 0 else { throw .growth }
        self = form
    }

    /// The closed form for the networks of a table cell; nil if it does not predict them (`ClosedFormLimit`).
    ///
    /// - Parameters:
    ///   - cell: The table cell.
    ///   - settings: The settings of the cell's variant.
    public init?(predicting cell: CellKey, settings: RunSettings) {
        guard let configuration = try? NetworkConfiguration(cell, settings: settings) else { return nil }
        do throws(ClosedFormLimit) {
            try self.init(
                predicting: configuration, initialization: settings.initialization,
                recurrentScale: settings.recurrentScale, inputScale: settings.inputScale)
        } catch {
            return nil
        }
    }
}
