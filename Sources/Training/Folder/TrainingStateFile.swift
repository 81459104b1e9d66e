import CheckpointDecoding
import Recurrent
import Support

/// The state of a training as bytes: a line of JSON, then all numbers as float64, then a checksum.
///
/// The line names the format, the digest of the plan, and how many numbers of each kind follow. Numbers are in the order of
/// the properties of `TrainingState`, the least significant byte first. The checksum is CRC-32C of everything before it.
enum TrainingStateFile {
    private static let format = "rnn-memory-training-1"
    /// The most bytes of a file.
    static let limit = 1 << 30
    /// The most bytes of the first line.
    private static let longestHeader = 1_000

    /// The bytes of a state.
    ///
    /// - Parameters:
    ///   - state: The state.
    ///   - digest: The digest of the plan.
    static func bytes(of state: TrainingState, digest: String) -> [UInt8] {
        let header = JSONText.object([
            ("format", JSONText.string(format)), ("plan", JSONText.string(digest)),
            ("updates", String(state.updates)), ("parameters", String(state.parameters.count)),
            ("groups", String(state.windowStates.count)),
            ("states", String(state.windowStates.first?.count ?? 0)), ("points", String(state.points.count)),
        ])
        let points = state.points.flatMap { [Double($0.update), $0.trainingLoss ?? .nan, $0.testLoss, $0.score] }
        let numbers =
            state.parameters + state.optimizer.firstMoments + state.optimizer.secondMoments
            + [state.optimizer.firstPower, state.optimizer.secondPower, state.lossSum]
            + state.windowStates.flatMap(\.self) + points
        var bytes = Array((header + "\n").utf8)
        bytes += NumberBytes.littleEndian(numbers, isFloat32: false)
        bytes += checksum(of: bytes[...])
        return bytes
    }

    /// The state in a file.
    ///
    /// - Parameters:
    ///   - bytes: The bytes of the file.
    ///   - name: The path of the file.
    ///   - plan: The plan that the state must be of.
    ///   - digest: The digest of the plan.
    /// - Throws: `Failure` if the file is damaged, or of another plan.
    static func state(
        _ bytes: [UInt8], name: String, of plan: TrainingPlan, digest: String
    ) throws(Failure) -> TrainingState {
        let damaged = Failure(
            .data, "\(name) is damaged, so the training cannot go on from it; remove it to begin again from update 0.")
        guard let line = bytes.prefix(longestHeader).firstIndex(of: UInt8(ascii: "\n")),
            let header = try? JSONValue(parsing: Array(bytes[..<line]), name: name), header["format"]?.text == format,
            bytes.count >= line + 5
        else { throw damaged }
        guard checksum(of: bytes.dropLast(4)).elementsEqual(bytes.suffix(4)) else { throw damaged }
        guard header["plan"]?.text == digest else {
            throw Failure(
                .usage,
                "\(name) belongs to a training with other settings. Give the same ones to go on with it, or another "
                    + "folder.")
        }
        let numbers = Array(bytes[(line + 1)..<(bytes.count - 4)])
        guard numbers.count.isMultiple(of: 8),
            let state = state(header, NumberBytes.float64(numbers, isBigEndian: false), of: plan)
        else { throw damaged }
        return state
    }

    private static func checksum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        NumberBytes.littleEndian(UInt64(CRC32C.checksum(of: bytes)), size: 4)
    }

    private static func state(_ header: JSONValue, _ numbers: [Double], of plan: TrainingPlan) -> TrainingState? {
        let count = plan.configuration.parameters.count
        guard let updates = header["updates"]?.integer, (0...plan.settings.updates).contains(updates),
            header["parameters"]?.integer == count, let groups = header["groups"]?.integer,
            let states = header["states"]?.integer, let points = header["points"]?.integer,
            [groups, states, points].allSatisfy({ (0...1 << 24).contains($0) }),
            numbers.count == 3 * count + 3 + groups * states + 4 * points
        else { return nil }
        var left = numbers[...]
        func next(_ count: Int) -> [Double] {
            defer { left = left.dropFirst(count) }
            return Array(left.prefix(count))
        }
        let (parameters, first, second) = (next(count), next(count), next(count))
        let rest = next(3)
        return TrainingState(
            updates: updates, parameters: parameters,
            optimizer: AdamOptimizer(
                firstMoments: first, secondMoments: second, firstPower: rest[0], secondPower: rest[1]),
            windowStates: (0..<groups).map { _ in next(states) }, lossSum: rest[2],
            points: (0..<points).map { _ in
                let point = next(4)
                return TrainingPoint(
                    update: Int(exactly: point[0]) ?? 0, trainingLoss: point[1].isNaN ? nil : point[1],
                    testLoss: point[2], score: point[3])
            })
    }
}
