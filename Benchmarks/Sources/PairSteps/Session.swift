import Foundation
import Recurrent

/// A case with the runner that takes its steps.
struct Session {
    private let pairCase: PairCase
    private let runner: any Runner
    private let blocks: [Block]

    /// Loads a case.
    init(contentsOf file: URL) throws {
        pairCase = try PairCase(contentsOf: file)
        runner = OneRun(pairCase)
        blocks = Block.blocks(of: pairCase, runs: runner.runs)
    }

    /// How many networks of the case are run.
    var runs: Int { runner.runs }
    /// How many steps a call takes.
    var steps: Int { blocks.map(\.steps).reduce(0, +) }

    /// Takes all steps so many times over, and says how much processor time the process spent on them.
    func processorSeconds(calls: Int) -> Double {
        let start = Self.processorTime
        for _ in 0..<calls {
            for block in blocks { runner.advance(block) }
        }
        return Self.processorTime - start
    }

    /// The outputs of the first steps from rest as float32: runs × steps × 2 × n.
    func outputs(steps: Int) -> Data {
        let runner = OneRun(pairCase)
        var outputs = [Data](repeating: Data(), count: runs)
        var left = steps
        for block in blocks where left > 0 {
            runner.advance(block)
            for step in 0..<min(left, block.steps) {
                for run in 0..<runs {
                    for sequence in PairSequence.allCases {
                        for number in runner.output(ofRun: run, sequence, afterStep: step) {
                            withUnsafeBytes(of: Float(number).bitPattern.littleEndian) { outputs[run] += $0 }
                        }
                    }
                }
            }
            left -= block.steps
        }
        return outputs.reduce(Data(), +)
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}
