import Recurrent

/// The mean numbers of steps in the published experiment, one per recurrent cell, input size and hidden size.
///
/// Eric Muccino, "An Investigation of RNN Memory Stability", Mindboard, 2 April 2019; the numbers are read off its two
/// figures.
public enum PublishedTable {
    /// The author of the publication.
    public static let author = "Eric Muccino"
    /// The title of the publication.
    public static let title = "An Investigation of RNN Memory Stability"
    /// The publisher.
    public static let publisher = "Mindboard"
    /// The publication date.
    public static let date = "2 April 2019"
    /// The address of the publication.
    public static let address =
        "https://medium.com/mindboard/an-investigation-of-rnn-memory-stability-5bd8c373aec7"

    /// The recurrent cells in the publication.
    public static let cells: [CellKind] = [.lstm, .gru]

    /// Whether all of an experiment's recurrent cells are in the publication.
    public static func covers(_ experiment: Experiment) -> Bool { experiment.plan.cells.allSatisfy(cells.contains) }

    /// The input and hidden sizes in the publication.
    public static let sizes = [1, 2, 4, 8, 16, 32, 64, 128]

    /// The published mean, or nil for unpublished sizes.
    public static func mean(cell: CellKind, inputSize: Int, hiddenSize: Int) -> Double? {
        guard let row = sizes.firstIndex(of: inputSize), let column = sizes.firstIndex(of: hiddenSize) else {
            return nil
        }
        return switch cell {
        case .lstm: lstm[row][column]
        case .gru: gru[row][column]
        case .elman: nil
        }
    }

    /// The means of the LSTM: a row per input size and a column per hidden size.
    private static let lstm = [
        [1.4, 20.4, 34.0, 34.8, 43.0, 39.8, 47.8, 45.4],
        [0.8, 14.2, 35.2, 36.2, 40.0, 41.4, 44.0, 44.8],
        [0.8, 19.6, 27.0, 33.6, 38.0, 41.8, 43.2, 46.2],
        [1.2, 16.8, 26.8, 30.8, 34.8, 40.4, 41.0, 45.6],
        [1.0, 15.4, 24.6, 27.0, 36.2, 39.6, 40.8, 44.8],
        [0.2, 14.8, 20.2, 23.6, 31.2, 34.0, 38.6, 41.4],
        [0.6, 15.6, 23.6, 27.0, 28.0, 32.8, 34.8, 38.8],
        [1.0, 14.2, 22.8, 26.4, 28.6, 30.6, 31.6, 35.6],
    ]

    /// The means of the GRU: a row per input size and a column per hidden size.
    private static let gru = [
        [0.6, 13.6, 15.6, 18.2, 15.4, 15.6, 16.2, 19.6],
        [0.2, 12.2, 14.0, 14.0, 14.0, 16.8, 17.6, 16.0],
        [0.4, 12.8, 12.4, 16.4, 16.2, 16.8, 16.8, 16.4],
        [0.4, 11.4, 13.6, 14.0, 16.4, 16.0, 16.0, 15.6],
        [0.8, 11.0, 15.8, 14.4, 15.6, 17.0, 15.4, 16.2],
        [0.2, 11.0, 13.6, 13.8, 15.0, 15.4, 16.4, 16.0],
        [0.6, 9.4, 13.4, 16.8, 14.0, 16.8, 16.6, 19.0],
        [2.0, 7.0, 12.6, 14.4, 14.2, 15.0, 15.0, 15.2],
    ]
}
