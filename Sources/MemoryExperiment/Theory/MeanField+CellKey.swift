import Recurrent

extension MeanField {
    /// The closed form for networks of one kind, where it is a prediction.
    ///
    /// - Parameters:
    ///   - configuration: The sizes and choices of the networks.
    ///   - initialization: How their weights are drawn.
    ///   - recurrentScale: What the recurrent kernel is multiplied by.
    ///   - inputScale: The standard deviation of the inputs.
    /// - Throws: What keeps it from being one.
    init(
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

    /// The closed form for the networks of a table cell; nil outside the range in which it is a prediction
    /// (`ClosedFormLimit`).
    ///
    /// - Parameters:
    ///   - cell: The table cell.
    ///   - settings: Those of the cell's variant.
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
