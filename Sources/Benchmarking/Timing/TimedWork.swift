import Dispatch

/// Work that is timed by repeating it from equivalent starting conditions.
protocol TimedWork {
    /// The amount of work in one repetition, in the units that are counted.
    var unitsPerRepetition: Double { get }

    /// Restores the starting conditions of a repetition; not timed.
    mutating func prepare()

    /// Does the work once.
    mutating func perform()
}

extension TimedWork {
    /// The units per second, as the median over as many repetitions as fit into a time, at least one.
    ///
    /// Repetitions are short relative to the scheduler's time slice, so the median is that of an undisturbed
    /// repetition.
    mutating func medianRate(within seconds: Double) -> Double {
        var durations: [Double] = []
        durations.reserveCapacity(1 << 12)
        // The first repetition finds cold caches and a clock frequency that has not risen yet.
        let end = DispatchTime.now().uptimeNanoseconds + UInt64(seconds * 1e9)
        let warm = DispatchTime.now().uptimeNanoseconds + UInt64(seconds * 1e8)
        var isWarm = false
        while true {
            prepare()
            let start = DispatchTime.now().uptimeNanoseconds
            perform()
            let stop = DispatchTime.now().uptimeNanoseconds
            if isWarm || stop >= end { durations.append(Double(max(stop - start, 1)) / 1e9) }
            if stop >= warm { isWarm = true }
            if stop >= end { break }
        }
        return unitsPerRepetition / durations.median
    }
}

extension [Double] {
    /// The median; NaN for no numbers.
    ///
    /// - Complexity: O(n log n).
    var median: Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return .nan }
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
