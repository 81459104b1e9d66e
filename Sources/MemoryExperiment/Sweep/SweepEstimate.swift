import Foundation
import Recurrent

/// How fast a machine computes runs, for forecasting the time and memory of a sweep.
///
/// Neither the pace nor the expectations about runs affect any result.
public struct SweepEstimate: Sendable {
    private let pace: MachinePace
    /// The number of threads the machine runs at once.
    private let processors: Int
    /// The memory that a process may use, in bytes.
    let memoryLimit: Int

    /// The pace of this machine with all its processors at work; measuring it takes about a tenth of a second.
    ///
    /// - Parameters:
    ///   - threads: The number of threads that will work; a thread is slower beside others.
    ///   - withMemory: Whether to measure main memory as well, on which large networks wait; without it, a hundredth of
    ///     a second suffices.
    public static func measured(
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, withMemory: Bool = true
    ) -> SweepEstimate {
        let threads = max(1, min(threads, ProcessInfo.processInfo.activeProcessorCount))
        return SweepEstimate(pace: .measured(threads: threads, withMemory: withMemory))
    }

    /// The pace of this machine as far as a sweep needs it, measured in about a hundredth of a second unless its
    /// networks are large.
    ///
    /// - Parameters:
    ///   - plan: The runs still to be computed.
    ///   - threads: The number of threads of the sweep.
    public static func measured(for plan: SweepPlan, threads: Int) -> SweepEstimate {
        let work = plan.cells.reduce(WorkTime()) { $0 + $1.cost.work * Double($1.positions.count) }
        return measured(for: work, threads: threads)
    }

    /// The pace of this machine as far as some work needs it.
    static func measured(for work: WorkTime, threads: Int) -> SweepEstimate {
        measured(threads: threads, withMemory: work.reading > 0.1 * work.total && work.total > 1)
    }

    /// A machine by its numbers.
    ///
    /// - Parameters:
    ///   - slowness: The time that anything takes, relative to the machine on which costs were measured.
    ///   - processors: The number of threads it runs at once.
    ///   - memoryLimit: The memory that a process may use, in bytes.
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

    /// The expected duration of all runs of an experiment: no less than that of the longest run, and threads beyond the
    /// number of processors bring no gain.
    ///
    /// - Complexity: O(n) in the number of table cells.
    public func duration(of experiment: Experiment, threads: Int) -> Duration {
        forecast(of: experiment, threads: threads).duration
    }

    /// The forecast for all runs of an experiment.
    ///
    /// - Complexity: O(n) in the number of table cells, of which at most 20,000 are examined.
    public func forecast(of experiment: Experiment, threads: Int) -> SweepForecast {
        forecast(WorkSum(of: experiment), threads: threads)
    }

    /// The forecast for the missing runs of a plan.
    ///
    /// - Complexity: O(n) in the number of table cells.
    public func forecast(of plan: SweepPlan, threads: Int) -> SweepForecast {
        forecast(WorkSum(of: plan), threads: threads)
    }

    /// The forecast for arithmetic that needs little memory.
    ///
    /// - Parameter seconds: Its time on one thread of the machine on which costs were measured.
    package func forecast(ofArithmetic seconds: Double, threads: Int) -> SweepForecast {
        SweepForecast(
            seconds: self.seconds(WorkTime(computing: seconds), longest: WorkTime(), threads: threads),
            bytes: Footprint.process, threads: threads)
    }

    /// The time of some work on threads that share main memory, in seconds.
    func seconds(_ work: WorkTime, longest: WorkTime, alone: Double = 0, threads: Int) -> Double {
        let workers = Double(max(1, min(threads, processors)))
        let here = local(work)
        let shared = (here.total - alone * pace.computing) / workers + alone * pace.computing
        // Two threads read main memory slightly faster than one; more bring almost no gain.
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
