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

    /// What a leaf refers to.
    struct Leaf: Sendable {
        /// The key before it.
        let key: HDF5Cursor
        /// The address it refers to.
        let address: Int
    }

    /// The deepest tree that is read.
    private static let depthLimit = 32

    /// The leaves of a tree in their order.
    static func leaves(at address: Int, kind: Kind, with reader: inout HDF5Reader) throws(Failure) -> [Leaf] {
        var leaves: [Leaf] = []
        var seen: Set<Int> = []
        // The last node is the next to be read.
        var nodes: [(address: Int, level: Int?)] = [(address, nil)]
        while let node = nodes.popLast() {
            let (level, children) = try children(at: node.address, kind: kind, with: &reader)
            let place = HDF5Place(file: reader.source.name, structure: "B-tree", address: node.address)
            guard seen.insert(node.address).inserted, level == node.level ?? level, level < depthLimit else {
                throw place.failure("refers to itself")
            }
            if level == 0 {
                leaves += children
            } else {
                nodes += children.reversed().map { ($0.address, level - 1) }
            }
        }
        return leaves
    }

    /// The level of a node and its children.
    private static func children(
        at address: Int, kind: Kind, with reader: inout HDF5Reader
    ) throws(Failure) -> (level: Int, children: [Leaf]) {
        let start = 8 + 2 * reader.widths.address
        var header = try reader.cursor("B-tree", at: address, count: start)
        try header.expect("TREE")
        guard try header.integer(1) == kind.code else { throw header.place.failure("indexes something else") }
        let level = try header.integer(1)
        let count = try header.integer(2)
        let keySize = kind.keySize(reader.widths)
        var entries = try reader.cursor(
            "B-tree", at: address + start, count: count * (keySize + reader.widths.address))
        var children: [Leaf] = []
        for _ in 0..<count {
            let key = try entries.cursor(keySize)
            guard let child = try entries.address() else { throw entries.place.failure("has an undefined child") }
            children.append(Leaf(key: key, address: child))
        }
        return (level, children)
    }
}
