/// How many jobs of a sweep are computed at once.
enum Workers {
    /// The most weights that are kept at once: a gigabyte of float32, and twice as much while they are drawn.
    private static let weightsInMemory = 1 << 28

    /// As many as there are threads and as the memory of the machine holds, one at least.
    static func count(for jobs: SweepJobs, of plan: SweepPlan, threads: Int) -> Int {
        let room = Double(MachineMemory.limit) - Footprint.process - WorkSum(of: plan).resultBytes
        return count(
            threads: threads, jobs: jobs.count, largestWeightCount: jobs.largestWeightCount,
            largestBytes: jobs.largestBytes, room: room)
    }

    /// The same by numbers alone.
    ///
    /// - Parameters:
    ///   - jobs: How many jobs there are.
    ///   - largestWeightCount: The most weights that the networks of a job have.
    ///   - largestBytes: The most bytes that a job needs.
    ///   - room: How many bytes there are for jobs.
    static func count(threads: Int, jobs: Int, largestWeightCount: Int, largestBytes: Double, room: Double) -> Int {
        let byMemory = max(1, min(room / max(largestBytes, 1), 1e6))
        return min(threads, max(jobs, 1), max(1, weightsInMemory / max(largestWeightCount, 1)), Int(byMemory))
    }
}
