import Analysis
import Recurrent
import TrainingStudy
import Typesetting

/// What was measured of every network after each number of updates, to each tolerance.
enum NetworkRecords {
    /// The records in report order.
    static func records(of outcome: TrainingOutcome) -> Records {
        Records(
            columns: [
                "task", "cell", "forget_bias", "hidden_size", "run", "updates", "sha256", "score", "test_loss",
                "lambda", "lambda_error", "tolerance", "starts", "known", "median", "median_at_least", "q90",
                "q90_at_least", "never",
            ],
            rows: outcome.memories.flatMap { memory in memory.counts.map { record(of: memory, $0) } })
    }

    private static func record(of memory: TrainedMemory, _ count: TrainedMemory.Count) -> [Scalar] {
        let network = memory.network
        let head: [Scalar] = [
            .text(network.task.text), .text(network.cell.kind.rawValue), .number(network.cell.forgetBias),
            .integer(network.hiddenSize), .integer(network.run), .integer(memory.update), .text(memory.digest),
            .number(memory.score), .number(memory.loss),
            memory.exponent.isFinite ? .number(memory.exponent) : .empty,
            memory.exponent.isFinite ? .number(memory.exponentError) : .empty, .text(count.tolerance.text),
            .integer(count.starts), .integer(count.known),
        ]
        return head + count.median.scalars + count.quantile90.scalars + [.number(count.never)]
    }
}
