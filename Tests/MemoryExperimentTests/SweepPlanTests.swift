import Foundation
import MemoryExperiment
import Support
import Testing

/// Plans before a sweep begins, and their cancellation.
@Suite("Plans of sweeps")
struct SweepPlanTests {
    @Test("check regularly for cancellation and then stop at once")
    func cancellation() throws {
        let experiment = SweepTests.experiment(runs: 10_000)
        let journal = try Journal.read("/nowhere/\(UUID().uuidString)", for: experiment)
        var asked = 0
        let whole = SweepPlan(of: experiment, beside: journal) {
            asked += 1
            return true
        }
        #expect(whole?.runsMissing == experiment.runCount)
        #expect(asked == experiment.runCount / SweepPlan.runsBetweenChecks)
        for stop in 1...asked {
            var again = 0
            let plan = SweepPlan(of: experiment, beside: journal) {
                again += 1
                return again < stop
            }
            #expect(plan == nil)
            #expect(again == stop)
        }
    }

    @Test("shards together have as many runs as the plan", arguments: [1, 3, 7])
    func shards(count: Int) throws {
        let experiment = SweepTests.experiment(runs: 5)
        let journal = try Journal.read("/nowhere/\(UUID().uuidString)", for: experiment)
        var sum = 0
        for index in 1...count {
            let shard = try #require(Shard(index: index, count: count))
            sum += try #require(SweepPlan(of: experiment, beside: journal, shard: shard) { true }).runsMissing
        }
        #expect(sum == experiment.runCount)
    }

    @Test("cancellation does not wait for work left behind", .timeLimit(.minutes(10)))
    func leavingBehind() async throws {
        let gate = DispatchSemaphore(value: 0)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await leavingBehindWhenCancelled {
                begin.finish()
                gate.wait()
                return 1
            }
        }
        for await _ in begun {}
        task.cancel()
        // The work is still running; only now may it end.
        await #expect(throws: CancellationError.self) { try await task.value }
        gate.signal()
    }

    @Test("work that is not cancelled returns its value or error")
    func values() async throws {
        #expect(try await leavingBehindWhenCancelled { 7 } == 7)
        await #expect(throws: Failure(.data, "broken")) {
            try await leavingBehindWhenCancelled { throw Failure(.data, "broken") }
        }
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await leavingBehindWhenCancelled { 7 }
        }
        await #expect(throws: CancellationError.self) { try await cancelled.value }
    }
}
