import Foundation
import Recurrent

/// Networks of a case in a batch, with all of their steps.
struct LoadedCase {
    private let networks: [PairCase.Network]
    private let batch: PairBatch
    private let blocks: [Block]

    /// Loads the first network of a case, or as many as are best stepped side by side.
    ///
    /// - Throws: `CaseError` when the file holds too few of them, or why it cannot be read.
    init(contentsOf file: URL, sideBySide: Bool) throws {
        let pairCase = try PairCase(contentsOf: file)
        let (configuration, count) = (pairCase.configuration, pairCase.networks.count)
        let width =
            sideBySide ? PairBatch.preferredWidth(of: configuration, precision: .float32, runs: count) : 1
        guard count >= width else { throw CaseError.length }
        networks = Array(pairCase.networks.prefix(width))
        batch = PairBatch(configuration, precision: .float32, width: width)
        blocks = Block.blocks(of: networks, inputSize: configuration.inputSize)
        rest()
    }

    /// How many networks are stepped side by side.
    var runs: Int { networks.count }
    /// How many steps a call takes.
    var steps: Int { blocks.map(\.steps).reduce(0, +) }

    /// Takes all steps so many times over, and says how much processor time the process spent on them.
    func processorSeconds(calls: Int) -> Double {
        let start = Self.processorTime
        for _ in 0..<calls {
            for block in blocks { advance(block) }
        }
        return Self.processorTime - start
    }

    /// The outputs of the first steps from rest as float32: runs × steps × 2 × n.
    func outputs(steps: Int) -> Data {
        rest()
        var outputs = [Data](repeating: Data(), count: runs)
        var left = steps
        for block in blocks where left > 0 {
            advance(block)
            for step in 0..<min(left, block.steps) {
                for run in 0..<runs { outputs[run] += output(ofRun: run, afterStep: step) }
            }
            left -= block.steps
        }
        return outputs.reduce(Data(), +)
    }

    private func rest() {
        for (seat, network) in networks.enumerated() { batch.place(network.weights, at: seat) }
    }

    private func advance(_ block: Block) {
        batch.advance(block.inputs, steps: block.steps, areShared: block.areShared)
    }

    /// h of both sequences after a step of the last block: 2 × n.
    private func output(ofRun run: Int, afterStep step: Int) -> Data {
        let numbers = PairSequence.allCases.flatMap {
            batch.output($0, layer: 0, ofSeat: run, afterStep: step)
        }
        return numbers.map { Float($0).bitPattern.littleEndian }.withUnsafeBytes { Data($0) }
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}
