/// The number of sweep jobs to compute at once.
enum Workers {
    /// The most weights kept at once: a gigabyte of float32, and twice as much while they are drawn.
    private static let weightsInMemory = 1 << 28

    /// As many as the threads and the machine's memory allow, at least one.
    static func count(for jobs: SweepJobs, of plan: SweepPlan, threads: Int) -> Int {
        let room = Double(MachineMemory.limit) - Footprint.process - WorkSum(of: plan).resultBytes
        return count(
            threads: threads, jobs: jobs.count, largestWeightCount: jobs.largestWeightCount,
            largestBytes: jobs.largestBytes, room: room)
    }

    /// The number of workers from numbers alone.
    ///
    /// - Parameters:
    ///   - jobs: The number of jobs.
    ///   - largestWeightCount: The largest number of weights in the networks of a job.
    ///   - largestBytes: The largest memory that a job needs, in bytes.
    ///   - room: The memory available for jobs, in bytes.
    static func count(threads: Int, jobs: Int, largestWeightCount: Int, largestBytes: Double, room: Double) -> Int {
        let byMemory = max(1, min(room / max(largestBytes, 1), 1e6))
        return min(threads, max(jobs, 1), max(1, weightsInMemory / max(largestWeightCount, 1)), Int(byMemory))
    }
}
