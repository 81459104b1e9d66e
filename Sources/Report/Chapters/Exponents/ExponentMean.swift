import MemoryExperiment
import Statistics
import Support

/// The mean of one exponent over several networks.
struct ExponentMean: Sendable, Hashable {
    /// The mean.
    let mean: Double
    /// The standard error between networks; nil for one network.
    let standardError: Double?
    /// Half of the 95 % interval of the mean (Student t); nil for one network.
    let margin: Double?

    /// The mean of finite numbers; nil if there is none, or one is not finite.
    init?(_ exponents: [Double]) {
        guard !exponents.isEmpty, exponents.allSatisfy(\.isFinite) else { return nil }
        let summary = MeanWithError(exponents)
        mean = summary?.mean ?? exponents[0]
        standardError = summary?.standardError
        margin = summary?.margin
    }

    /// The 95 % interval; nil for one network.
    var interval: ClosedRange<Double>? { margin.map { mean - $0...mean + $0 } }

    /// The mean with its standard error, such as `−0.1736 ± 0.0011`.
    var text: String {
        let error = standardError.map { " ± \(NumberText.fixed($0, decimals: Self.decimals))" } ?? ""
        return NumberText.fixed(mean, decimals: Self.decimals) + error
    }

    /// How many decimals of an exponent are written in tables.
    static let decimals = 4
}

extension ExponentMean {
    /// The mean of the largest exponents of runs; nil if one was not measured.
    init?(largestOf results: some Collection<RunResult>) {
        let exponents = results.compactMap { run -> (network: Int, number: Double)? in
            run.largestExponent.map { (run.key.run, $0.exponent) }
        }
        guard exponents.count == results.count else { return nil }
        self.init(NetworkMeans.of(exponents))
    }

    /// The mean of the exponents of one layer, from 0 at the input upwards; nil if one was not measured.
    init?(ofLayer layer: Int, in results: some Collection<RunResult>) {
        let exponents = results.compactMap { run -> (network: Int, number: Double)? in
            run.lyapunov.indices.contains(layer) ? (run.key.run, run.lyapunov[layer].exponent) : nil
        }
        guard exponents.count == results.count else { return nil }
        self.init(NetworkMeans.of(exponents))
    }
}
