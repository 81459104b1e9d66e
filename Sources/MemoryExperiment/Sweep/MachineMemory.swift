import CGLib
import Foundation

/// The memory that this process may use.
package enum MachineMemory {
    /// The machine's memory or, if less, what its control groups allow this process; in bytes.
    package static var limit: Int {
        let physical = ProcessInfo.processInfo.physicalMemory
        let machine = Int(clamping: physical)
        return limit(ofMachine: machine) { try? String(contentsOfFile: $0, encoding: .utf8) }
    }

    /// Returns unused memory to the machine.
    ///
    /// Otherwise one thread may not reuse what another has freed, such as a journal that was read before the runs.
    package static func giveBack() {
        #if canImport(Glibc)
            malloc_trim(0)
        #endif
    }

    /// The limit according to the texts of the files in which Linux describes control groups.
    ///
    /// A process is in a group within a group and so on; each has its own limit.
    ///
    /// - Parameters:
    ///   - machine: The memory of the machine.
    ///   - text: The text of a file by its path; nil if there is none.
    package static func limit(ofMachine machine: Int, text: (String) -> String?) -> Int {
        var limit = machine
        func consider(_ file: String) {
            let number = text(file).flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
            if let number, number > 0 { limit = min(limit, number) }
        }
        for line in (text("/proc/self/cgroup") ?? "").split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let controllers = parts[1].split(separator: ",")
            let (root, file): (String, String)
            if parts[1].isEmpty {
                (root, file) = ("/sys/fs/cgroup", "memory.max")
            } else if controllers.contains("memory") {
                (root, file) = ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
            } else {
                continue
            }
            var names = parts[2].split(separator: "/")
            while true {
                consider(([Substring(root)] + names + [Substring(file)]).joined(separator: "/"))
                guard !names.isEmpty else { break }
                names.removeLast()
            }
        }
        return limit
    }
}
