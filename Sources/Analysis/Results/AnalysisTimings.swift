/// How long the parts of an analysis took.
public struct AnalysisTimings: Sendable, Hashable {
    /// The run along the input and the runs of both protocols, in seconds.
    public var protocols = 0.0
    /// The Lyapunov exponent.
    public var exponent = 0.0
    /// Units, drift and the cost of resets.
    public var details = 0.0

    /// Measures a part.
    static func seconds<Value>(_ seconds: inout Double, _ work: () async throws -> Value) async rethrows -> Value {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try await work()
        let (whole, attoseconds) = start.duration(to: clock.now).components
        seconds += Double(whole) + Double(attoseconds) * 1e-18
        return value
    }

    /// The parts in a sentence.
    public var text: String {
        func rounded(_ seconds: Double) -> String { "\((seconds * 1_000).rounded() / 1_000) s" }
        return """
            Both protocols \(rounded(protocols)), exponent \(rounded(exponent)), units and resets \(rounded(details)).
            """
    }
}
