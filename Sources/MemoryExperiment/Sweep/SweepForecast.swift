import Support

/// The expected time and memory of some work.
public struct SweepForecast: Sendable, Hashable {
    /// The expected time, in seconds.
    let seconds: Double
    /// The expected peak memory, in bytes.
    let bytes: Double
    /// The number of threads.
    let threads: Int

    /// The time beyond which forecasts are cut off, in seconds: 30,000 years.
    private static let eternity = 1e12

    /// A forecast by its numbers.
    package init(seconds: Double, bytes: Double, threads: Int) {
        self.seconds = min(max(seconds, 0), Self.eternity)
        self.bytes = bytes
        self.threads = threads
    }

    /// The expected time.
    public var duration: Duration { .seconds(seconds) }

    /// The expected peak memory, in bytes.
    public var memory: Int { Int(min(bytes, 9e18)) }

    /// The forecast as a sentence.
    ///
    ///     The sweep will take about 1 min 10 s on 2 threads and about 120 MB of memory.
    ///
    /// - Parameter work: The work, as the subject of the sentence.
    public func sentence(about work: String) -> String {
        """
        \(work) will take \(timeText) on \(threads.counted("thread")) and about \(memoryText) of \
        memory.
        """
    }

    /// The time, such as `about 1.4 s` or `about 1 min 10 s`.
    public var timeText: String {
        switch seconds {
        case ..<0.1: "less than 0.1 s"
        case ..<9.95: "about \((seconds * 10).rounded() / 10) s".replacing(".0 ", with: " ")
        default: "about \(duration.roughly.inWords)"
        }
    }

    /// The memory, such as `120 MB`.
    public var memoryText: String { Self.text(ofBytes: bytes) }

    /// Bytes to two digits, such as `120 MB`.
    static func text(ofBytes bytes: Double) -> String {
        let units: [(size: Double, name: String)] = [(1e6, "MB"), (1e9, "GB"), (1e12, "TB"), (1e15, "PB")]
        let unit = units.last { bytes >= 0.95 * $0.size } ?? units[0]
        let number = bytes / unit.size
        if number < 9.95 { return "\((number * 10).rounded() / 10) \(unit.name)".replacing(".0 ", with: " ") }
        let step = number < 99.5 ? 1.0 : 10
        return "\(Int(min((number / step).rounded() * step, 1e15)).grouped) \(unit.name)"
    }

    /// The forecast for this work followed by another: times add up, and the larger memory counts.
    package func followed(by other: SweepForecast) -> SweepForecast {
        SweepForecast(seconds: seconds + other.seconds, bytes: max(bytes, other.bytes), threads: threads)
    }
}

extension Duration {
    /// The duration, rounded to the precision of a guess: to five seconds, then to ten, sixty and so on.
    var roughly: Duration {
        let seconds = self / .seconds(1)
        let step: Double =
            switch seconds {
            case ..<60: 5
            case ..<600: 10
            case ..<3_600: 60
            case ..<36_000: 600
            case ..<86_400: 3_600
            default: 86_400
            }
        return .seconds((seconds / step).rounded() * step)
    }
}
