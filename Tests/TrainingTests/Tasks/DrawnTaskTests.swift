import Foundation
import Recurrent
import Testing
import Training

/// Every drawn task against its definition, read from the batch alone.
@Suite("Drawn tasks")
struct DrawnTaskTests {
    /// A number of a batch.
    private static func value(_ batch: LabelledSequences, _ sequence: Int, _ step: Int, _ output: Int = 0) -> Double {
        guard case .values(let values) = batch.targets else { return .nan }
        return values[(sequence * batch.steps + step) * batch.outputs + output]
    }

    private static func input(_ batch: LabelledSequences, _ sequence: Int, _ step: Int, _ feature: Int = 0) -> Double {
        batch.inputs[(sequence * batch.steps + step) * batch.features + feature]
    }

    @Test("of delayed recall have the input of k steps ago as target", arguments: [1, 5, 20])
    func recall(delay: Int) throws {
        let task = TrainingTask.delayedRecall(try DelayedRecall(delay: delay))
        #expect(task.windowSteps == 40 + 2 * delay)
        #expect(task.lossSteps == delay..<40 + 2 * delay)
        #expect((task.features, task.outputs, task.loss) == (1, 1, .squaredError))
        let batch = task.batch(update: 3, sequences: 4, run: 1, seed: 1)
        for sequence in 0..<4 {
            for step in task.lossSteps {
                #expect(Self.value(batch, sequence, step) == Self.input(batch, sequence, step - delay))
            }
        }
    }

    @Test("of adding have the sum of one marked number of each half as target", arguments: [2, 7, 50])
    func adding(steps: Int) throws {
        let task = TrainingTask.adding(try Adding(steps: steps))
        #expect(task.lossSteps == steps - 1..<steps)
        let batch = task.batch(update: 0, sequences: 200, run: 1, seed: 1)
        var markers = Set<Int>()
        for sequence in 0..<200 {
            let marked = (0..<steps).filter { Self.input(batch, sequence, $0, 1) == 1 }
            #expect(marked.count == 2)
            #expect(marked[0] < steps / 2 && marked[1] >= steps / 2)
            #expect((0..<steps).allSatisfy { [0, 1].contains(Self.input(batch, sequence, $0, 1)) })
            #expect((0..<steps).allSatisfy { (0..<1).contains(Self.input(batch, sequence, $0)) })
            let sum = Self.input(batch, sequence, marked[0]) + Self.input(batch, sequence, marked[1])
            #expect(Self.value(batch, sequence, steps - 1) == sum)
            markers.formUnion(marked)
        }
        #expect(markers.count > steps * 9 / 10)
    }

    @Test("of copying repeat the symbols after blanks and go", arguments: [1, 2, 30])
    func copying(delay: Int) throws {
        let task = TrainingTask.copying(try CopyMemory(symbols: 8, length: 5, delay: delay))
        #expect((task.features, task.outputs, task.loss) == (10, 8, .crossEntropy))
        #expect(task.lossSteps == 5 + delay..<10 + delay)
        let batch = task.batch(update: 0, sequences: 100, run: 1, seed: 1)
        guard case .classes(let classes) = batch.targets else {
            Issue.record("targets are no classes")
            return
        }
        var seen = Set<Int>()
        for sequence in 0..<100 {
            let shown = try (0..<batch.steps).map { step in
                let row = (0..<10).map { Self.input(batch, sequence, step, $0) }
                #expect(row.sorted() == Array(repeating: 0, count: 9) + [1])
                return try #require(row.firstIndex(of: 1))
            }
            #expect(shown[5 + delay - 1] == 9)
            #expect(shown[5..<4 + delay].allSatisfy { $0 == 8 })
            #expect(shown[(5 + delay)...].allSatisfy { $0 == 8 })
            let answers = Array(classes[(sequence * batch.steps + 5 + delay)..<(sequence + 1) * batch.steps])
            #expect(answers == Array(shown[..<5]))
            seen.formUnion(answers)
        }
        #expect(seen == Set(0..<8))
    }

    @Test("of flip-flops hold the last pulse of each channel")
    func flipFlop() throws {
        let task = TrainingTask.flipFlop(try FlipFlop(bits: 3, probability: 0.2, steps: 60))
        #expect(task.lossSteps == 0..<60)
        let batch = task.batch(update: 9, sequences: 50, run: 1, seed: 1)
        var counts: [Double: Int] = [:]
        for sequence in 0..<50 {
            for bit in 0..<3 {
                for step in 0..<60 {
                    let pulses = (0...step).map { Self.input(batch, sequence, $0, bit) }.filter { $0 != 0 }
                    #expect(Self.value(batch, sequence, step, bit) == pulses.last ?? 0)
                    counts[Self.input(batch, sequence, step, bit), default: 0] += 1
                }
            }
        }
        #expect(Set(counts.keys) == [-1, 0, 1])
        // 9,000 draws: standard deviation 28 of each sign's 900.
        #expect(abs((counts[1] ?? 0) - 900) < 120)
        #expect(abs((counts[-1] ?? 0) - 900) < 120)
    }

    @Test("of sines have the next value without noise as target")
    func sine() throws {
        let task = TrainingTask.sine(try SinePrediction(steps: 80, noise: 0.1))
        #expect(task.lossSteps == 40..<80)
        let batch = task.batch(update: 0, sequences: 60, run: 1, seed: 1)
        var frequencies: [Double] = []
        var squares = 0.0
        for sequence in 0..<60 {
            let sines = (0..<80).map { Self.value(batch, sequence, $0) }
            // A sine obeys s(t + 1) + s(t − 1) = 2 cos(2πf) s(t).
            let sums = (1..<79).map { sines[$0 + 1] + sines[$0 - 1] }
            let middle = sines[1..<79]
            let products = zip(sums, middle).map { $0 * $1 }.reduce(0, +)
            let squaredLength = middle.map { $0 * $0 }.reduce(0, +)
            let cosine = products / (2 * squaredLength)
            for (sum, sine) in zip(sums, middle) { #expect(abs(sum - 2 * cosine * sine) < 1e-12) }
            frequencies.append(acos(cosine) / (2 * .pi))
            for step in 1..<80 {
                let noise = Self.input(batch, sequence, step) - sines[step - 1]
                squares += noise * noise
            }
        }
        #expect(frequencies.allSatisfy { (0.02...0.1).contains($0) })
        #expect(frequencies.contains { $0 < 0.03 } && frequencies.contains { $0 > 0.09 })
        #expect(abs((squares / 4740).squareRoot() - 0.1) < 0.005)
    }

    @Test("of recall and adding have the means and variances of their distributions")
    func statistics() throws {
        func moments(_ numbers: [Double]) -> (mean: Double, variance: Double) {
            let mean = numbers.reduce(0, +) / Double(numbers.count)
            return (mean, numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count))
        }
        let normal = moments(
            TrainingTask.delayedRecall(try DelayedRecall(delay: 10))
                .batch(update: 0, sequences: 1000, run: 1, seed: 1).inputs)
        // 60,000 draws: standard errors 0.004 and 0.006.
        #expect(abs(normal.mean) < 0.02)
        #expect(abs(normal.variance - 1) < 0.03)
        let rows = TrainingTask.adding(try Adding(steps: 60)).batch(update: 0, sequences: 1000, run: 1, seed: 1).inputs
        let uniform = moments(stride(from: 0, to: rows.count, by: 2).map { rows[$0] })
        #expect(abs(uniform.mean - 0.5) < 0.006)
        #expect(abs(uniform.variance - 1.0 / 12) < 0.002)
    }
}
