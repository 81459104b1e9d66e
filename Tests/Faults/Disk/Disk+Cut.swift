import Foundation

extension Disk {
    /// One of the possible states of the disk after a power cut: the bytes of each file by path.
    func afterCut(below root: String, _ draws: inout Draws) -> [String: Data] {
        var kept = names
        // Most file systems keep the order of changes to names; POSIX promises nothing about it.
        let keepsOrder = draws.chance(0.5)
        let count = keepsOrder ? draws.int(0..<renamings.count + 1) : renamings.count
        for renaming in renamings.prefix(count) where keepsOrder || draws.chance(0.5) {
            // A file moved away before it arrived is not there to be moved, unless it was synced before.
            if renaming.added != nil, let removed = renaming.removed, kept[removed] == nil { continue }
            renaming.apply(to: &kept)
        }
        var contents: [UInt64: Data] = [:]
        for (inode, synced) in bytes.sorted(by: { $0.key < $1.key }) {
            contents[inode] = Self.cut(synced, edits[inode] ?? [], &draws)
        }
        return Self.files(kept, below: root) { contents[$0] ?? Data() }
    }

    /// What may be left of a file: nothing unsynced, a part of it, a part followed by zeros, or all of it.
    private static func cut(_ synced: Data, _ edits: [Edit], _ draws: inout Draws) -> Data {
        var bytes = synced
        guard !edits.isEmpty else { return bytes }
        switch draws.int(0..<4) {
        case 0: return bytes
        case 1:
            for edit in edits { edit.apply(to: &bytes) }
            return bytes
        case let way:
            let whole = draws.int(0..<edits.count)
            for edit in edits.prefix(whole) { edit.apply(to: &bytes) }
            guard case .write(let offset, let written) = edits[whole] else { return bytes }
            edits[whole].apply(to: &bytes, part: draws.int(0..<written.count + 1))
            // A file may have its new size before its new bytes.
            if way == 3 { bytes += Data(count: max(0, offset + written.count - bytes.count)) }
            return bytes
        }
    }
}
