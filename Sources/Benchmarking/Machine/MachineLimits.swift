import Recurrent

/// What a machine can do at most, as measured.
public struct MachineLimits: Sendable, Hashable {
    /// How many threads were at work together; all rates are those of all of them.
    public let threads: Int
    /// The caches.
    public let caches: CacheSizes
    private let rates: [MachineLimit: Double]

    /// Limits from rates in operations or bytes a second.
    public init(threads: Int, caches: CacheSizes, rates: [MachineLimit: Double]) {
        self.threads = threads
        self.caches = caches
        self.rates = rates
    }

    /// How many operations or bytes a second there are of a thing; no end of them where that was not measured.
    public subscript(limit: MachineLimit) -> Double { rates[limit] ?? .infinity }

    /// The sizes of the working sets that were read for pairs, in ascending order, with their rates.
    public var readingsForPair: [(bytes: Int, rate: Double)] {
        rates.compactMap { limit, rate in
            if case .readingForPair(let bytes) = limit { (bytes, rate) } else { nil }
        }.sorted { $0.bytes < $1.bytes }
    }
}

extension MachineLimits {
    /// What is measured of every machine: arithmetic in both precisions and the bandwidth of every cache.
    static func general(caches: CacheSizes) -> [MachineLimit] {
        Precision.allCases.map(MachineLimit.arithmetic) + caches.workingSets.map(MachineLimit.reading)
    }
}
