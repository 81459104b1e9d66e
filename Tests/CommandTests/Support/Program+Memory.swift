import Foundation
import TestSupport

extension RunningProcess {
    /// The peak memory of the process until it ends, in bytes, as Linux reports it.
    ///
    /// The parent's accounting is not usable: it includes the memory of the parent itself, which a child shares until
    /// it calls exec.
    func peakMemory() async -> Int {
        let (identifier, hasEnded) = (process.processIdentifier, hasEnded)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var peak = 0
                while !hasEnded.isRaised {
                    peak = max(peak, Self.peakMemory(of: identifier))
                    Thread.sleep(forTimeInterval: 0.002)
                }
                continuation.resume(returning: peak)
            }
        }
    }

    /// The peak memory of a process so far, 0 if it has ended.
    private static func peakMemory(of identifier: Int32) -> Int {
        let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").compactMap { Int($0) }.first.map { $0 << 10 } ?? 0
    }
}
