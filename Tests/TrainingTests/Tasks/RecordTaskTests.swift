import Recurrent
import Testing
import Training

@Suite("Tasks with records")
struct RecordTaskTests {
    /// Rows whose numbers are their places.
    private static func task(
        rows: Int, steps: Int, burnIn: Int = 0, _ placement: RecordWindows.Placement
    ) throws -> TrainingTask {
        .recording(
            try RecordingPrediction(
                rows: (0..<2 * rows).map { Double($0) }, features: 2,
                windows: try RecordWindows(steps: steps, burnIn: burnIn, placement: placement)))
    }

    /// The first row of each sequence, after a check that all of its rows and targets follow.
    private static func firstRows(_ batch: LabelledSequences) -> [Int] {
        (0..<batch.sequences).map { sequence in
            let part = batch.part(sequence..<sequence + 1)
            let first = part.inputs[0]
            #expect(part.inputs == (0..<2 * part.steps).map { first + Double($0) })
            #expect(part.targets == .values((0..<2 * part.steps).map { first + 2 + Double($0) }))
            return Int(first) / 2
        }
    }

    @Test("train on windows in the first 80 % and test on windows in the rest")
    func parts() throws {
        let task = try Self.task(rows: 100, steps: 12, burnIn: 4, .random)
        #expect(task.lossSteps == 4..<12)
        #expect(!task.isContinuous)
        let sequences = TaskSequences(of: task, run: 1, seed: 1)
        let trained = (0..<30).flatMap { Self.firstRows(sequences.batch(update: $0, sequences: 16)) }
        // The last window's last target is row 79; its first row is 80 − 12 − 1.
        #expect(Set(trained) == Set(0...67))
        // The test record is shorter than a test window, so it is read as a whole.
        let test = sequences.testBatch(sequences: 3)
        #expect(Self.firstRows(test) == [80, 80, 80])
        #expect((test.steps, test.lossSteps) == (19, 9..<19))
        #expect(sequences.stream(steps: 1000) == (160..<200).map { Double($0) })
        #expect(!sequences.continues(update: 5, sequences: 16))
    }

    @Test("are tested on the same windows whatever they are trained on")
    func testWindows() throws {
        let batches = try [(200, 0), (200, 150), (2_000, 40)].map { steps, burnIn in
            TaskSequences(of: try Self.task(rows: 12_000, steps: steps, burnIn: burnIn, .random), run: 3, seed: 1)
                .testBatch(sequences: 40)
        }
        #expect(batches[1] == batches[0])
        #expect(batches[2] == batches[0])
        #expect((batches[0].steps, batches[0].lossSteps) == (1_000, 500..<1_000))
        let first = Self.firstRows(batches[0])
        #expect(first.allSatisfy { (9_600...10_999).contains($0) })
        #expect(Set(first).count > 30)
    }

    @Test("continue consecutive windows until the stretch of a sequence ends", arguments: [1, 3, 6])
    func consecutive(count: Int) throws {
        let task = try Self.task(rows: 100, steps: 12, .consecutive)
        #expect(task.isContinuous)
        #expect(task.mostSequences == 6)
        let sequences = TaskSequences(of: task, run: 1, seed: 1)
        let perPass = 79 / count / 12
        var starts = Set<Int>()
        var previous: [Int] = []
        for update in 0..<40 {
            let rows = Self.firstRows(sequences.batch(update: update, sequences: count))
            let continues = sequences.continues(update: update, sequences: count)
            #expect(continues == !update.isMultiple(of: perPass))
            if continues {
                #expect(rows == previous.map { $0 + 12 })
            } else {
                starts.insert(rows[0])
            }
            for (sequence, row) in rows.enumerated() {
                #expect(row >= sequence * (79 / count) && row + 12 <= (sequence + 1) * (79 / count))
            }
            previous = rows
        }
        #expect(count == 6 ? starts.count == 2 : starts.count > 2)
    }

    @Test("of a circuit train and test on records that share no row")
    func circuitRecords() throws {
        let task = TrainingTask.system(
            CircuitIdentification(windows: try RecordWindows(steps: 1000, burnIn: 0, placement: .consecutive)))
        let sequences = TaskSequences(of: task, run: 1, seed: 1)
        let trained = Set((0..<10).flatMap { sequences.batch(update: $0, sequences: 1).inputs })
        let tested = Set(sequences.testBatch(sequences: 40).inputs)
        #expect(trained.count == 10_000)
        #expect(tested.count > 8000)
        #expect(trained.isDisjoint(with: tested))
        #expect(trained.union(tested).isDisjoint(with: sequences.stream(steps: 10_000)))
    }
}
