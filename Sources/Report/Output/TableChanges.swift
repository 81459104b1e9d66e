import MemoryExperiment
import Support

/// The changes of a new report to the tables of a former one.
public struct TableChanges: Sendable, Hashable, CustomStringConvertible {
    /// A table whose bytes changed.
    public struct Replacement: Sendable, Hashable {
        /// The path below the output folder.
        public let path: String
        /// The origin of the former bytes.
        public let origin: Origin
    }

    /// The origin of a table's bytes.
    public enum Origin: Sendable, Hashable {
        /// The former report, whose manifest names them.
        case formerReport
        /// Somebody who changed a table of the former report.
        case editor
        /// Somebody else: no former report has such a table.
        case somebodyElse
    }

    /// The number of unchanged tables.
    public let sameCount: Int
    /// The tables whose bytes changed, in the order of their paths.
    public let replaced: [Replacement]
    /// The number of new tables.
    public let addedCount: Int
    /// The number of tables of the former report that are gone.
    public let removedCount: Int
    private let output: String

    /// The largest number of tables that are named.
    private static let mostNamed = 5

    /// The changes between two states of a folder.
    init(from former: TableFiles, to later: TableFiles) {
        output = later.output
        var (same, added, replaced) = (0, 0, [Replacement]())
        for path in later.written.keys.sorted() {
            switch former.hashes[path] {
            case nil: added += 1
            case later.hashes[path]: same += 1
            case let hash?:
                let origin: Origin =
                    switch former.written[path] {
                    case nil: .somebodyElse
                    case hash: .formerReport
                    default: .editor
                    }
                replaced.append(Replacement(path: path, origin: origin))
            }
        }
        (sameCount, addedCount, self.replaced) = (same, added, replaced)
        removedCount = former.hashes.keys.count { later.hashes[$0] == nil }
    }

    /// Whether every table that was there is there, with the same bytes.
    public var isNothingLost: Bool { replaced.isEmpty && removedCount == 0 }

    /// The changes, in sentences.
    public var description: String {
        let place = "\(output)/\(TableFiles.folderName)"
        guard sameCount + replaced.count + removedCount > 0 else {
            return "\(place) was empty before: there was nothing to compare tables with."
        }
        var sentences: [String] = []
        if replaced.isEmpty {
            sentences.append("\(sameCount.counted("file")) in \(place) stayed the same, byte for byte.")
        } else {
            var lines = replaced.prefix(Self.mostNamed).map { "  \($0.path): \($0.origin.clause)" }
            if replaced.count > lines.count { lines.append("  and \((replaced.count - lines.count).grouped) more") }
            sentences.append(
                """
                \(replaced.count.grouped) of \((replaced.count + sameCount).counted("file")) in \(place) had other bytes \
                and \(replaced.count == 1 ? "was" : "were") replaced:
                \(lines.joined(separator: "\n"))
                """)
        }
        if addedCount > 0 { sentences.append("New: \(addedCount.counted("file")).") }
        if removedCount > 0 {
            sentences.append("Removed, because this report has no such table: \(removedCount.grouped).")
        }
        return sentences.joined(separator: replaced.isEmpty ? " " : "\n")
    }
}

extension TableChanges.Origin {
    /// The origin as a clause about the table.
    fileprivate var clause: String {
        switch self {
        case .formerReport: "it was unchanged since the former report"
        case .editor: "it was edited after the former report was written"
        case .somebodyElse: "no former report wrote it"
        }
    }
}
