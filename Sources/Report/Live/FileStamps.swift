import Foundation
import MemoryExperiment
import Support

/// The sizes and modification times of the files of some folders, which reveal changes.
package struct FileStamps: Sendable, Hashable {
    private let stamps: [String: Stamp]

    private struct Stamp: Sendable, Hashable {
        let time: Date?
        let size: UInt64
        let number: UInt64
    }

    /// The files in a folder and in the folders directly inside, or of a file by itself; none if nothing is there.
    ///
    /// - Complexity: O(n) in the number of files.
    package init(of path: String) {
        let manager = FileManager.default
        var stamps: [String: Stamp] = [:]
        func add(_ path: String, depth: Int) {
            guard let attributes = try? manager.attributesOfItem(atPath: path) else { return }
            guard attributes[.type] as? FileAttributeType == .typeDirectory else {
                stamps[path] = Stamp(
                    time: attributes[.modificationDate] as? Date,
                    size: (attributes[.size] as? NSNumber)?.uint64Value ?? 0,
                    number: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0)
                return
            }
            guard depth > 0 else { return }
            guard let names = try? HeldFolder(at: path).names() else {
                // An unreadable folder is not an empty one; the next reader reports it.
                stamps[path] = Stamp(time: nil, size: 0, number: 0)
                return
            }
            for name in names { add("\(path)/\(name)", depth: depth - 1) }
        }
        add(path, depth: 2)
        self.stamps = stamps
    }
}
