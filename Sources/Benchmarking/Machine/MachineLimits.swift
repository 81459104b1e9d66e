import Recurrent

/// The measured limits of a machine.
public struct MachineLimits: Sendable, Hashable {
    /// The number of threads at work; all rates are their totals.
    public let threads: Int
    /// The caches.
    public let caches: CacheSizes
    private let rates: [MachineLimit: Double]

    /// Limits from rates in operations or bytes per second.
    public init(threads: Int, caches: CacheSizes, rates: [MachineLimit: Double]) {
        self.threads = threads
        self.caches = caches
        self.rates = rates
    }

    /// The operations or bytes per second of a limit; infinite if it was not measured.
    public subscript(limit: MachineLimit) -> Double { rates[limit] ?? .infinity }

    /// The sizes of the working sets read for pairs, in ascending order, with their rates.
    public var readingsForPair: [(bytes: Int, rate: Double)] {
        rates.compactMap { limit, rate in
            if case .readingForPair(let bytes) = limit { (bytes, rate) } else { nil }
        }.sorted { $0.bytes < $1.bytes }
    }
}

extension MachineLimits {
    /// The limits to measure on every machine: arithmetic in both precisions and the bandwidth of every cache.
    static func general(caches: CacheSizes) -> [MachineLimit] {
        Precision.allCases.map(MachineLimit.arithmetic) + caches.workingSets.map(MachineLimit.reading)
    }
}
