import Analysis
import Statistics
import Support

/// Several checkpoints of one training, in order.
package struct CheckpointSeries: Sendable {
    /// A checkpoint with its place on the axis.
    package struct Checkpoint: Sendable {
        /// The epoch or step in its name, otherwise its place in the order, from 1.
        package let place: Double
        /// The network.
        let study: NetworkStudy
    }

    /// The checkpoints in the order of their places.
    package let checkpoints: [Checkpoint]
    /// Whether places are numbers from the names of files.
    let isNumbered: Bool

    /// The fewest networks that make a series.
    private static let fewest = 3

    /// The series of some networks; nil if they are too few or differ in their sizes or tolerances.
    package init?(_ studies: [NetworkStudy]) {
        guard studies.count >= Self.fewest, let first = studies.first,
            studies.allSatisfy({
                $0.configuration == first.configuration && $0.main.tolerance == first.main.tolerance
                    && $0.file.module == first.file.module
            })
        else { return nil }
        let numbers = studies.map { Self.number(in: $0.file.file) }
        let known = numbers.compactMap(\.self)
        isNumbered = known.count == studies.count && Set(known).count == known.count
        let places = isNumbered ? known : studies.indices.map { Double($0 + 1) }
        checkpoints = zip(places, studies).map { Checkpoint(place: $0, study: $1) }.sorted { $0.place < $1.place }
    }

    /// The first and the last checkpoint.
    var ends: (NetworkStudy, NetworkStudy)? {
        guard let first = checkpoints.first, let last = checkpoints.last else { return nil }
        return (first.study, last.study)
    }

    /// The last number in the name of a file, without its folder and extension; nil if it has none.
    private static func number(in path: String) -> Double? {
        let name = path.split(separator: "/").last ?? ""
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        let digits = stem.reversed().drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty || digits.count > 12 ? nil : Double(String(digits.reversed()))
    }

    /// What the series shows, in at most a dozen words.
    package var headline: String {
        let known = checkpoints.compactMap(\.study.main.warmUpSteps)
        guard let first = known.first, let last = known.last, known.count == checkpoints.count else {
            let never = NumberText.grouped(checkpoints.count - known.count)
            return
                "\(never) of \(NumberText.grouped(checkpoints.count)) checkpoints have no known warm-up"
        }
        let range = "from \(StepText.number(first)) to \(StepText.count(last))"
        if last > first { return "Warm-up grows \(range) over \(checkpoints.count) checkpoints" }
        if last < first { return "Warm-up shrinks \(range) over \(checkpoints.count) checkpoints" }
        return "The first and last checkpoints need the same warm-up: \(StepText.count(last))"
    }
}
