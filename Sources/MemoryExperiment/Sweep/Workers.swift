/// How many jobs of a sweep are computed at once.
enum Workers {
    /// The most weights that are kept at once: a gigabyte of float32, and twice as much while they are drawn.
    private static let weightsInMemory = 1 << 28

    /// As many as there are threads and as the memory holds the weights of, one at least.
    static func count(for jobs: SweepJobs, threads: Int) -> Int {
        count(threads: threads, jobs: jobs.count, largestWeightCount: jobs.largestWeightCount)
    }

    /// The same by numbers alone.
    static func count(threads: Int, jobs: Int, largestWeightCount: Int) -> Int {
        min(threads, max(jobs, 1), max(1, weightsInMemory / max(largestWeightCount, 1)))
    }
}
