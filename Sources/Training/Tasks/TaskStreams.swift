import Recurrent

/// The streams of draws of tasks.
///
/// Their address has the run and the seed only, so that all networks of a run see the same sequences, whatever their
/// cell and size.
enum TaskStreams {
    /// The sequences to train on, or the noise of the record to train on.
    static func training(run: Int, seed: UInt64) -> DrawStream { stream(.trainingInput, 1, run, seed) }
    /// The places of windows in the record to train on.
    static func trainingPlaces(run: Int, seed: UInt64) -> DrawStream { stream(.trainingInput, 2, run, seed) }
    /// The sequences to test on, or the noise of the record to test on.
    static func test(run: Int, seed: UInt64) -> DrawStream { stream(.testInput, 1, run, seed) }
    /// The places of windows in the record to test on.
    static func testPlaces(run: Int, seed: UInt64) -> DrawStream { stream(.testInput, 2, run, seed) }
    /// The rows to measure memory on.
    static func measuring(run: Int, seed: UInt64) -> DrawStream { stream(.testInput, 3, run, seed) }

    private static func stream(_ purpose: DrawAddress.Purpose, _ stream: Int, _ run: Int, _ seed: UInt64) -> DrawStream
    {
        DrawStream(
            seed: seed,
            address: DrawAddress(
                cell: .lstm, inputSize: 1, hiddenSize: 1, layer: 0, run: run, stream: stream, purpose: purpose))
    }
}
