import Foundation

/// One change to a folder and the files below it, as the interposed library records it (Interpose/log.h).
enum Change: Sendable, Hashable {
    case create(inode: UInt64, path: String)
    case write(inode: UInt64, offset: Int, bytes: Data)
    case truncate(inode: UInt64, length: Int)
    case sync(inode: UInt64)
    case syncFolder(String)
    case makeFolder(String)
    case remove(String)
    case rename(String, to: String)
    case link(String, to: String)

    /// The changes of a record.
    static func all(in record: Data) throws(Trouble) -> [Change] {
        var changes: [Change] = []
        var rest = record[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            guard let change = Change(line, &rest) else { throw Trouble("The record of changes has a line \(line).") }
            changes.append(change)
        }
        return changes
    }

    /// Parses a line; its bytes are taken from what follows it.
    private init?(_ line: String, _ rest: inout Data) {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return nil }
        let numbers = words[1].split(separator: " ").map { Int($0) }
        let inode = UInt64(words[1].prefix { $0.isNumber })
        switch words[0] {
        case "create":
            guard let inode, let space = words[1].firstIndex(of: " ") else { return nil }
            self = .create(inode: inode, path: String(words[1][words[1].index(after: space)...]))
        case "write":
            guard let inode, numbers.count == 3, let offset = numbers[1], let length = numbers[2],
                rest.count > length
            else { return nil }
            self = .write(inode: inode, offset: offset, bytes: Data(rest.prefix(length)))
            rest = rest.dropFirst(length + 1)
        case "truncate":
            guard let inode, numbers.count == 2, let length = numbers[1] else { return nil }
            self = .truncate(inode: inode, length: length)
        case "sync":
            guard let inode else { return nil }
            self = .sync(inode: inode)
        case "syncfolder": self = .syncFolder(words[1])
        case "mkdir": self = .makeFolder(words[1])
        case "rmdir", "unlink": self = .remove(words[1])
        case "rename", "link":
            guard let space = words[1].firstIndex(of: " "), let length = Int(words[1][..<space]) else { return nil }
            let paths = words[1][words[1].index(after: space)...]
            let from = String(decoding: paths.utf8.prefix(length), as: UTF8.self)
            let to = String(decoding: paths.utf8.dropFirst(length + 1), as: UTF8.self)
            self = words[0] == "rename" ? .rename(from, to: to) : .link(from, to: to)
        default: return nil
        }
    }
}
