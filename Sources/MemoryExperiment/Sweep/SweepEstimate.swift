import Foundation
import Recurrent

/// How fast a machine computes runs, for saying beforehand how long a sweep will take and how much memory.
///
/// Neither the pace nor what is expected of the runs changes a result.
public struct SweepEstimate: Sendable {
    private let pace: MachinePace
    /// How many threads the machine runs at once.
    private let processors: Int
    /// How many bytes of memory a process may have.
    let memoryLimit: Int

    /// The pace of this machine with all its processors at work, which takes about a tenth of a second to measure.
    ///
    /// - Parameters:
    ///   - threads: How many threads will work; one is slower beside others.
    ///   - withMemory: Whether reading main memory is measured, too, which large networks wait for; a hundredth
    ///     of a second suffices without.
    public static func measured(
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, withMemory: Bool = true
    ) -> SweepEstimate {
        let threads = max(1, min(threads, ProcessInfo.processInfo.activeProcessorCount))
        return SweepEstimate(pace: .measured(threads: threads, withMemory: withMemory))
    }

    /// The pace of this machine as far as it matters for a sweep, measured in about a hundredth of a second unless its
    /// networks are large.
    ///
    /// - Parameters:
    ///   - plan: What is still to be computed.
    ///   - threads: How many threads the sweep has.
    public static func measured(for plan: SweepPlan, threads: Int) -> SweepEstimate {
        let work = plan.cells.reduce(WorkTime()) { $0 + $1.cost.work * Double($1.numbers.count) }
        return measured(for: work, threads: threads)
    }

    /// The pace of this machine as far as it matters for some work.
    static func measured(for work: WorkTime, threads: Int) -> SweepEstimate {
        measured(threads: threads, withMemory: work.reading > 0.1 * work.total && work.total > 1)
    }

    /// A machine by its numbers.
    ///
    /// - Parameters:
    ///   - slowness: How much longer everything takes than on the machine that costs were measured on.
    ///   - processors: How many threads it runs at once.
    ///   - memoryLimit: How many bytes of memory a process may have.
    package init(slowness: Double, processors: Int, memoryLimit: Int) {
        pace = MachinePace(computing: slowness, reading: slowness)
        self.processors = max(processors, 1)
        self.memoryLimit = memoryLimit
    }

    private init(pace: MachinePace) {
        self.pace = pace
        processors = ProcessInfo.processInfo.activeProcessorCount
        memoryLimit = MachineMemory.limit
    }

    /// How long all runs of an experiment are expected to take, as far as their number of steps can be foreseen: no less than
    /// the longest of them, and threads beyond the processors gain nothing.
    ///
    /// - Complexity: O(n) in the number of table cells.
    public func duration(of experiment: Experiment, threads: Int) -> Duration {
        forecast(of: experiment, threads: threads).duration
    }

    /// What all runs of an experiment are expected to need.
    ///
    /// - Complexity: O(n) in the number of table cells, of which 20,000 at most are looked at.
    public func forecast(of experiment: Experiment, threads: Int) -> SweepForecast {
        forecast(WorkSum(of: experiment), threads: threads)
    }

    /// What the missing runs of a plan are expected to need.
    ///
    /// - Complexity: O(n) in the number of table cells.
    public func forecast(of plan: SweepPlan, threads: Int) -> SweepForecast {
        forecast(WorkSum(of: plan), threads: threads)
    }

    /// What arithmetic that needs little memory is expected to need.
    ///
    /// - Parameter seconds: How long it takes one thread of the machine that costs were measured on.
    package func forecast(ofArithmetic seconds: Double, threads: Int) -> SweepForecast {
        SweepForecast(
            seconds: self.seconds(WorkTime(computing: seconds), longest: WorkTime(), threads: threads),
            bytes: Footprint.process, threads: threads)
    }

    /// How long some work takes on threads that share main memory, in seconds.
    func seconds(_ work: WorkTime, longest: WorkTime, alone: Double = 0, threads: Int) -> Double {
        let workers = Double(max(1, min(threads, processors)))
        let here = local(work)
        let shared = (here.total - alone * pace.computing) / workers + alone * pace.computing
        // Two threads read main memory a little faster than one, more hardly faster still.
        return max(shared, here.reading * 0.85, local(longest).total)
    }

    private func local(_ work: WorkTime) -> WorkTime {
        WorkTime(computing: work.computing * pace.computing, reading: work.reading * pace.reading)
    }

    private func forecast(_ sum: WorkSum, threads: Int) -> SweepForecast {
        guard sum.runs > 0 else {
            return SweepForecast(seconds: 0, bytes: Footprint.process, threads: threads)
        }
        let room = Double(memoryLimit) - Footprint.process - sum.resultBytes
        let allowed = Workers.count(
            threads: threads, jobs: Int(min(sum.runs, 1e9)), largestWeightCount: sum.largestWeightCount,
            largestBytes: sum.largestBytes, room: room)
        let seconds = seconds(sum.work, longest: sum.longest, alone: sum.alone, threads: allowed)
        let bytes = Footprint.process + sum.resultBytes + sum.largestBytes * Double(allowed)
        return SweepForecast(seconds: seconds, bytes: bytes, threads: min(threads, allowed))
    }
}
