import Foundation

extension Program.Running {
    /// The most memory that the process has held at once until it ends, in bytes, from what Linux tells of it.
    ///
    /// What a parent is told afterwards would not do: it counts the memory of the parent itself, which a child has
    /// until it becomes another program.
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

    /// The most memory that a process has held at once so far, 0 if it has ended.
    private static func peakMemory(of identifier: Int32) -> Int {
        let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").compactMap { Int($0) }.first.map { $0 << 10 } ?? 0
    }
}
