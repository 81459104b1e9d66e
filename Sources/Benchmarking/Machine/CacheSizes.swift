import Foundation

/// The sizes of the caches of one processor, in bytes.
public struct CacheSizes: Sendable, Hashable {
    /// The sizes of the data caches from the first level; at least one, each larger than the previous one.
    public let levels: [Int]

    /// Sizes as the system reports them; sizes that are missing or not larger than the previous level are ignored.
    ///
    /// If none is left, the sizes are those of most recent processors: 32 KiB, 512 KiB, 16 MiB.
    public init(_ found: [Int?]) {
        let sizes: [Int] = found.compactMap(\.self).reduce(into: []) { levels, size in
            if size > levels.last ?? 1023, size <= 1 << 32 { levels.append(size) }
        }
        levels = sizes.isEmpty ? [32 << 10, 512 << 10, 16 << 20] : Array(sizes.prefix(3))
    }

    /// The working set with which a loop measures each level: half of the first two levels, so that nothing else evicts
    /// it; for the last level eight times the previous one, which exceeds that and leaves room for other users of the
    /// cache.
    public var workingSets: [Int] {
        levels.indices.map { level in
            level < 2 ? levels[level] / 2 : min(levels[level] / 2, 8 * levels[level - 1])
        }
    }
}

extension CacheSizes {
    /// The caches of this machine's first processor.
    public static var ofThisMachine: CacheSizes {
        #if os(Linux)
            let folder = "/sys/devices/system/cpu/cpu0/cache"
            func text(_ name: String) -> String? {
                let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
                return text?.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            var sizes: [Int: Int] = [:]
            for index in 0..<16 {
                guard let type = text("index\(index)/type"), type != "Instruction",
                    let level = text("index\(index)/level").flatMap({ Int($0) }),
                    let size = text("index\(index)/size").flatMap(Self.bytes)
                else { continue }
                sizes[level] = size
            }
            return CacheSizes((1...3).map { sizes[$0] })
        #else
            return CacheSizes(
                [
                    ["hw.perflevel0.l1dcachesize", "hw.l1dcachesize"], ["hw.perflevel0.l2cachesize", "hw.l2cachesize"],
                    ["hw.l3cachesize"],
                ].map { names in names.lazy.compactMap(Self.systemValue).first })
        #endif
    }

    /// Parses a size such as `32K` or `16M`, or returns nil.
    static func bytes(_ text: String) -> Int? {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        guard let last = text.last else { return nil }
        guard let unit = units[last] else { return Int(text) }
        return Int(text.dropLast()).flatMap { number in
            let (bytes, overflows) = number.multipliedReportingOverflow(by: unit)
            return overflows ? nil : bytes
        }
    }

    #if !os(Linux)
        private static func systemValue(_ name: String) -> Int? {
            var value: Int64 = 0
            var size = MemoryLayout<Int64>.size
            return sysctlbyname(name, &value, &size, nil, 0) == 0 && value > 0 ? Int(value) : nil
        }
    #endif
}
