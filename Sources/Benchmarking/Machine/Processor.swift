import Foundation

/// The processor of this machine.
public enum Processor {
    /// The model name; `unknown` if the system does not report it.
    public static var name: String {
        #if os(Linux)
            let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
            let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
            let name = line?.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
        #else
            var bytes = [UInt8](repeating: 0, count: 256)
            var size = bytes.count
            let isKnown = sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0) == 0
            let name = isKnown ? String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) : ""
        #endif
        let trimmed = name.trimmingCharacters(in: .whitespaces)
        return trimmed.isEmpty ? "unknown" : trimmed
    }

    /// The number of threads that can run at once.
    public static var count: Int { ProcessInfo.processInfo.activeProcessorCount }
}
