import Recurrent

extension MeanField {
    /// The closed form for the networks of a table cell; nil where there is none, and below `smallestHiddenSize`, where it
    /// is no prediction.
    ///
    /// - Parameter settings: Those of the cell's variant.
    public init?(predicting cell: CellKey, settings: RunSettings) {
        guard cell.hiddenSize >= Self.smallestHiddenSize,
            let configuration = try? NetworkConfiguration(cell, settings: settings)
        else { return nil }
        self.init(
            configuration, initialization: settings.initialization, recurrentScale: settings.recurrentScale,
            inputScale: settings.inputScale)
    }
}
