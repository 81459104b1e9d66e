import CheckpointDecoding
import Support

/// B-trees of version 1, which index the members of groups and the chunks of datasets.
enum HDF5Tree {
    /// What a tree indexes.
    enum Kind: Sendable {
        /// The members of a group.
        case group
        /// The chunks of a dataset with a number of dimensions.
        case chunks(dimensions: Int)

        /// The number of this kind in a node.
        fileprivate var code: Int {
            switch self {
            case .group: 0
            case .chunks: 1
            }
        }

        /// The number of bytes of a key.
        fileprivate func keySize(_ widths: HDF5Widths) -> Int {
            switch self {
            case .group: widths.length
            case .chunks(let dimensions): 8 + 8 * (dimensions + 1)
            }
        }
    }

    /// The deepest tree that is read.
    private static let depthLimit = 32

    /// Visits the leaves of a tree in their order, node by node; none is kept.
    ///
    /// - Parameters:
    ///   - address: Where the tree is.
    ///   - kind: What it indexes.
    ///   - reader: The file.
    ///   - body: Called with the key before each leaf and the address that the leaf refers to.
    /// - Throws: `Failure` if the tree is damaged or indexes something else.
    static func forEachLeaf(
        at address: Int, kind: Kind, with reader: inout HDF5Reader,
        _ body: (_ key: HDF5Cursor, _ address: Int, _ reader: inout HDF5Reader) throws(Failure) -> Void
    ) throws(Failure) {
        var seen: Set<Int> = []
        // The last node is the next to be read.
        var nodes: [(address: Int, level: Int?)] = [(address, nil)]
        while let node = nodes.popLast() {
            let start = 8 + 2 * reader.widths.address
            var header = try reader.cursor("B-tree", at: node.address, count: start)
            try header.expect("TREE")
            guard try header.integer(1) == kind.code else { throw header.place.failure("indexes something else") }
            let level = try header.integer(1)
            let count = try header.integer(2)
            guard seen.insert(node.address).inserted, level == node.level ?? level, level < depthLimit else {
                throw header.place.failure("refers to itself")
            }
            let keySize = kind.keySize(reader.widths)
            var entries = try reader.cursor(
                "B-tree", at: node.address + start, count: count * (keySize + reader.widths.address))
            var children: [(address: Int, level: Int?)] = []
            for _ in 0..<count {
                let key = try entries.cursor(keySize)
                guard let child = try entries.address() else { throw entries.place.failure("has an undefined child") }
                if level == 0 {
                    try body(key, child, &reader)
                } else {
                    try reader.keep(64)
                    children.append((child, level - 1))
                }
            }
            nodes += children.reversed()
        }
    }
}
