/// Decides when a log gets its next progress line: after ten seconds or a tenth of the work, whichever is later.
public struct ProgressPace: Sendable {
    private var lastTime = Duration.zero
    private var lastFraction = 0.0

    /// A pace that counts from the beginning of the work.
    public init() {}

    /// Whether a line is due now; if so, the interval restarts.
    ///
    /// - Parameters:
    ///   - elapsed: The time since the work began.
    ///   - fraction: The part of the work that is done, 0…1.
    public mutating func isDue(after elapsed: Duration, fraction: Double) -> Bool {
        guard elapsed - lastTime >= .seconds(10), fraction - lastFraction >= 0.1 else { return false }
        lastTime = elapsed
        lastFraction = fraction
        return true
    }
}
