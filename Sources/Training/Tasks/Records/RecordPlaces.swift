import Recurrent

/// The first rows of windows in a record.
struct RecordPlaces: Sendable {
    /// The number of rows of the record.
    let rows: Int
    let windows: RecordWindows
    /// The draws of the places.
    let stream: DrawStream

    /// The first row of the window of each sequence.
    func firstRows(update: Int, sequences: Int) -> [Int] {
        switch windows.placement {
        case .random: randomRows(update: update, sequences: sequences)
        case .consecutive: consecutiveRows(update: update, sequences: sequences)
        }
    }

    /// A random row for each sequence, whatever the number of sequences.
    func randomRows(update: Int, sequences: Int) -> [Int] {
        (0..<sequences).map { sequence in
            SequenceDraws(stream, number: update * TaskLimits.sequences + sequence, draws: 1)
                .integer(0, below: rows - windows.steps + 1)
        }
    }

    /// The record is cut into one stretch per sequence; each pass through the stretches begins at another row, so that
    /// the windows of two passes differ.
    private func consecutiveRows(update: Int, sequences: Int) -> [Int] {
        let stretch = rows / sequences
        let (pass, window) = update.quotientAndRemainder(dividingBy: windowsPerPass(sequences))
        let free = stretch - windowsPerPass(sequences) * windows.steps
        let offset = SequenceDraws(stream, number: pass, draws: 1).integer(0, below: free + 1)
        return (0..<sequences).map { $0 * stretch + offset + window * windows.steps }
    }

    /// Whether the windows of an update continue those of the update before.
    func continues(update: Int, sequences: Int) -> Bool {
        switch windows.placement {
        case .random: false
        case .consecutive: !update.isMultiple(of: windowsPerPass(sequences))
        }
    }

    private func windowsPerPass(_ sequences: Int) -> Int { rows / sequences / windows.steps }
}
