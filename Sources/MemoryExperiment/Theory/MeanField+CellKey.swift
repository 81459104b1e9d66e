import Recurrent

extension MeanField {
    /// The closed form for networks of one kind; nil where there is none, and below `smallestHiddenSize`, where it is no
    /// prediction.
    ///
    /// - Parameters:
    ///   - configuration: The sizes and choices of the networks.
    ///   - initialization: How their weights are drawn.
    ///   - recurrentScale: What the recurrent kernel is multiplied by.
    ///   - inputScale: The standard deviation of the inputs.
    init?(
        predicting configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double,
        inputScale: Double
    ) {
        guard configuration.hiddenSize >= Self.smallestHiddenSize else { return nil }
        self.init(
            configuration, initialization: initialization, recurrentScale: recurrentScale, inputScale: inputScale)
    }

    /// The closed form for the networks of a table cell; nil where there is none, and below `smallestHiddenSize`, where it
    /// is no prediction.
    ///
    /// - Parameters:
    ///   - cell: The table cell.
    ///   - settings: Those of the cell's variant.
    public init?(predicting cell: CellKey, settings: RunSettings) {
        guard let configuration = try? NetworkConfiguration(cell, settings: settings) else { return nil }
        self.init(
            predicting: configuration, initialization: settings.initialization, recurrentScale: settings.recurrentScale,
            inputScale: settings.inputScale)
    }
}
