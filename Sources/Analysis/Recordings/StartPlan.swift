import Recurrent
import Support

/// The starts of an analysis in a recording.
public struct StartPlan: Sendable, Hashable {
    /// The number H of shared steps after a start.
    public let horizon: Int
    /// The number D of steps that each of two pasts reads.
    public let divergentSteps: Int
    /// The starts in the order of their rows.
    public let starts: [Start]

    /// A place in the recording at which two runs begin to share their inputs.
    public struct Start: Sendable, Hashable {
        /// The first row of the sequence in the recording.
        public let sequence: Int
        /// The first shared row.
        public let row: Int
        /// The row at which the other of two pasts ends, at least D away from `row`.
        public let otherRow: Int
    }

    /// The number of steps of each of two pasts, if the recording allows.
    static let preferredDivergentSteps = 1_000
    /// The longest horizon chosen without being asked.
    static let preferredHorizon = 4_000
    /// The accepted numbers of shared steps after a start.
    public static let horizons = 1...1_000_000
    /// The accepted numbers of starts.
    public static let counts = 1...4_096

    /// Draws starts: one in each of as many strata of equal length as there are starts.
    ///
    /// - Parameters:
    ///   - recording: The recording.
    ///   - count: The number of starts, in `counts`.
    ///   - horizon: The number of shared steps; nil for a third of the longest sequence, at most 4,000.
    ///   - rows: The first shared rows, counted from the beginning of a recording of one sequence; nil to draw them.
    ///   - draws: Gives the starts and the other places.
    /// - Throws: `Failure` of kind `data` if the recording is too short, or of kind `usage` if a row is not allowed.
    public init(
        in recording: Recording, count: Int, horizon: Int?, rows: [Int]? = nil, draws: StartDraws
    ) throws(Failure) {
        let longest = recording.longestSequence.count
        let horizon = horizon ?? min(Self.preferredHorizon, longest / 3)
        guard horizon >= 1, longest >= 3 * horizon else {
            throw Failure(
                .data,
                """
                The longest sequence of the recording has \(longest.counted("step")), but a horizon of \
                \(horizon.counted("step")) needs \((3 * max(horizon, 1)).grouped); use a longer recording or a shorter \
                --horizon.
                """)
        }
        let divergentSteps = min(Self.preferredDivergentSteps, horizon)
        // The rows at which a start may lie, sequence by sequence.
        let places = recording.sequences.filter { $0.count >= 3 * horizon }.map { sequence in
            (first: sequence.lowerBound + horizon, count: sequence.count - 2 * horizon + 1, sequence: sequence)
        }
        let total = places.reduce(0) { $0 + $1.count }
        var positions: [Int] = []
        if let rows {
            for row in rows {
                guard row >= horizon, row <= recording.steps - horizon, recording.sequences.count == 1 else {
                    throw Failure(
                        .usage,
                        """
                        --start-at \(row): a start needs \(horizon.grouped) steps before and after it in a recording of \
                        one sequence, so it must be \(horizon)…\(recording.steps - horizon).
                        """)
                }
                positions.append(row - horizon)
            }
        } else {
            positions = (0..<count).map { start in
                min(Int((Double(start) + draws.place(of: start)) / Double(count) * Double(total)), total - 1)
            }
        }
        var starts: [Start] = []
        for (index, position) in positions.enumerated() {
            var rest = position
            for place in places {
                guard rest >= place.count else {
                    let row = place.first + rest
                    let other = Self.otherRow(
                        than: row, in: place.sequence, divergentSteps: divergentSteps, draw: draws.otherPlace(of: index)
                    )
                    starts.append(Start(sequence: place.sequence.lowerBound, row: row, otherRow: other))
                    break
                }
                rest -= place.count
            }
        }
        self.horizon = horizon
        self.divergentSteps = divergentSteps
        self.starts = starts
    }

    /// A row at least D from `row`, before which D steps lie in the sequence.
    ///
    /// One exists, because a start has a horizon of at least D steps before and after it.
    private static func otherRow(
        than row: Int, in sequence: Range<Int>, divergentSteps: Int, draw: Double
    ) -> Int {
        let before = max(row - divergentSteps - (sequence.lowerBound + divergentSteps) + 1, 0)
        let after = max(sequence.upperBound - (row + divergentSteps) + 1, 0)
        let index = min(Int(draw * Double(before + after)), before + after - 1)
        return index < before
            ? sequence.lowerBound + divergentSteps + index : row + divergentSteps + (index - before)
    }
}

/// The random numbers that choose starts.
public struct StartDraws: Sendable {
    private let places: DrawStream
    private let otherPlaces: DrawStream

    /// The draws for networks of one architecture: checkpoints of one training have the same starts.
    public init(for configuration: NetworkConfiguration, seed: UInt64) {
        places = DrawStream(.start, of: configuration, run: 1, seed: seed)
        otherPlaces = DrawStream(.otherStart, of: configuration, run: 1, seed: seed)
    }

    /// A number between 0 and 1 that places a start in its stratum.
    func place(of start: Int) -> Double { Self.uniform(places, start) }

    /// A number between 0 and 1 that chooses the other past of a start.
    func otherPlace(of start: Int) -> Double { Self.uniform(otherPlaces, start) }

    private static func uniform(_ stream: DrawStream, _ index: Int) -> Double {
        let pair = stream.uniformPair(block: UInt64(index / 2))
        return index.isMultiple(of: 2) ? pair.0 : pair.1
    }
}
