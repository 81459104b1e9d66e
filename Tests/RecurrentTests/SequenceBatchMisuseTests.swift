import Recurrent
import Testing

/// Calls that would read numbers that do not exist end the process.
@Suite("Misuse of batches of sequences")
struct SequenceBatchMisuseTests {
    /// Nine sequences of one unit after a block of two steps, and the four rows that they read.
    static func batch() throws -> (SequenceBatch, InputRows) {
        let weights = try SequenceBatchFixture.weights(.lstm, inputSize: 1, hiddenSizes: [1])
        let batch = SequenceBatch(weights, precision: .float64, sequences: 9)
        let rows = InputRows([1, 2, 3, 4], features: 1, precision: .float64)
        batch.advance(rows, firstRows: Array(repeating: 1, count: 9), steps: 2)
        return (batch, rows)
    }

    @Test("rows beyond the last are not read")
    func rows() async {
        await #expect(processExitsWith: .success) {
            let (batch, rows) = try SequenceBatchMisuseTests.batch()
            batch.advance(rows, firstRows: Array(repeating: 0, count: 8) + [2], steps: 2)
        }
        await #expect(processExitsWith: .failure) {
            let (batch, rows) = try SequenceBatchMisuseTests.batch()
            batch.advance(rows, firstRows: Array(repeating: 0, count: 8) + [3], steps: 2)
        }
        await #expect(processExitsWith: .failure) {
            let (batch, rows) = try SequenceBatchMisuseTests.batch()
            batch.advance(rows, firstRows: Array(repeating: 0, count: 8) + [-1], steps: 2)
        }
        await #expect(processExitsWith: .failure) {
            let (batch, rows) = try SequenceBatchMisuseTests.batch()
            batch.advance(rows, firstRows: Array(repeating: 0, count: 8), steps: 2)
        }
    }

    @Test("rows in the other precision are not read")
    func precision() async {
        await #expect(processExitsWith: .failure) {
            let (batch, _) = try SequenceBatchMisuseTests.batch()
            let rows = InputRows([1, 2, 3, 4], features: 1, precision: .float32)
            batch.advance(rows, firstRows: Array(repeating: 0, count: 9), steps: 2)
        }
    }

    @Test("a sequence with another state has no readable steps, unlike its neighbours")
    func formerStates() async {
        await #expect(processExitsWith: .success) {
            let (batch, _) = try SequenceBatchMisuseTests.batch()
            batch.setState(nil, sequence: 4)
            _ = batch.output(layer: 0, sequence: 3, afterStep: 1)
        }
        await #expect(processExitsWith: .failure) {
            let (batch, _) = try SequenceBatchMisuseTests.batch()
            batch.setState(nil, sequence: 4)
            _ = batch.output(layer: 0, sequence: 4, afterStep: 1)
        }
        await #expect(processExitsWith: .failure) {
            let (batch, _) = try SequenceBatchMisuseTests.batch()
            batch.copyState(from: batch, sequence: 0, to: 4)
            var states = [0.0, 0]
            batch.readStates(sequence: 4, afterStep: 0, into: &states)
        }
    }

    @Test("steps beyond the block are not read")
    func steps() async {
        await #expect(processExitsWith: .failure) {
            let (batch, _) = try SequenceBatchMisuseTests.batch()
            _ = batch.cellState(layer: 0, sequence: 0, afterStep: 2)
        }
        await #expect(processExitsWith: .failure) {
            let (batch, _) = try SequenceBatchMisuseTests.batch()
            _ = batch.withOutput(layer: 0, sequence: 9, afterStep: 0, float32: { $0.count }, float64: { $0.count })
        }
    }
}
