import Recurrent

/// A task whose sequences are drawn, each from draws that no other sequence has.
protocol DrawnTask: TaskDescription {
    /// The number of draws of a sequence, at most 2^20.
    var drawsPerSequence: Int { get }

    /// The sequence made from its draws.
    func sequence(_ draws: SequenceDraws) -> TaskSequence

    /// `steps` rows of inputs that never end: those of one endless sequence, or of one sequence after the other.
    func stream(steps: Int, from stream: DrawStream) -> [Double]
}

extension DrawnTask {
    func stream(steps: Int, from stream: DrawStream) -> [Double] {
        sequencesInARow(steps: steps, from: stream)
    }

    /// The inputs of one sequence after the other.
    func sequencesInARow(steps: Int, from stream: DrawStream) -> [Double] {
        var rows: [Double] = []
        rows.reserveCapacity((steps + windowSteps) * features)
        var number = 0
        while rows.count < steps * features {
            rows += sequence(SequenceDraws(stream, number: number, draws: drawsPerSequence)).inputs
            number += 1
        }
        return Array(rows.prefix(steps * features))
    }
}

/// The draws of one sequence of a stream.
struct SequenceDraws {
    private let stream: DrawStream
    private let firstBlock: Int

    /// The draws of sequence `number`, from 0, each with `draws` draws.
    ///
    /// - Precondition: Their product is at most 2^62.
    init(_ stream: DrawStream, number: Int, draws: Int) {
        self.stream = stream
        firstBlock = number * ((draws + 1) / 2)
    }

    /// Draw `index` of U(0, 1).
    func uniform(_ index: Int) -> Double {
        let pair = stream.uniformPair(block: UInt64(firstBlock + index / 2))
        return index.isMultiple(of: 2) ? pair.0 : pair.1
    }

    /// Draw `index` of the integers below `bound`.
    func integer(_ index: Int, below bound: Int) -> Int { Int(uniform(index) * Double(bound)) }

    /// `count` draws of N(0, 1) from index `start`.
    func normals(_ count: Int, from start: Int = 0) -> [Double] {
        var numbers = Array(repeating: 0.0, count: count)
        stream.fillNormals(&numbers, count: count, from: 2 * firstBlock + start)
        return numbers
    }
}
