import Dispatch

/// Work that is timed by doing it over and over, each time from a like situation.
protocol TimedWork {
    /// How much one repetition does, in units of what is counted.
    var unitsPerRepetition: Double { get }

    /// Brings the situation about in which a repetition begins; not timed.
    mutating func prepare()

    /// Does the work once.
    mutating func perform()
}

extension TimedWork {
    /// How many units a second are done, by the median over as many repetitions as fit into a time, at least one.
    ///
    /// Repetitions are short beside the time that a system gives a process before another one's turn, so that the median
    /// is that of an undisturbed repetition.
    mutating func medianRate(within seconds: Double) -> Double {
        var durations: [Double] = []
        durations.reserveCapacity(1 << 12)
        // What comes first finds caches empty and a clock that has not risen yet.
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
    /// The middle one, or the mean of the two in the middle; NaN if there is none.
    ///
    /// - Complexity: O(n log n).
    var median: Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return .nan }
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
