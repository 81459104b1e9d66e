import CheckpointDecoding
import Support

/// B-trees of version 2, whose nodes contain records of one size.
enum HDF5RecordTree {
    /// What a tree contains.
    enum Kind: Int, Sendable {
        /// The members of a group by their names: a hash and an object of a heap.
        case linkNames = 5
    }

    /// The deepest tree that is read.
    private static let depthLimit = 16

    /// Visits the records of a tree node by node; none is kept.
    ///
    /// - Parameters:
    ///   - address: Where the tree is.
    ///   - kind: What it contains.
    ///   - reader: The file.
    ///   - body: Called with each record.
    /// - Throws: `Failure` if the tree is damaged or contains something else.
    static func forEachRecord(
        at address: Int, kind: Kind, with reader: inout HDF5Reader,
        _ body: (HDF5Cursor, inout HDF5Reader) throws(Failure) -> Void
    ) throws(Failure) {
        let header = try Header(at: address, kind: kind, with: &reader)
        var seen: Set<Int> = []
        // The last node is the next to be read.
        var nodes = header.root.map { [$0] } ?? []
        while let node = nodes.popLast() {
            guard seen.insert(node.address).inserted else {
                throw HDF5Place(file: reader.source.name, structure: "B-tree", address: node.address)
                    .failure("refers to itself")
            }
            nodes += try header.children(of: node, with: &reader, body)
        }
    }

    /// A node that is still to be read.
    private struct Node {
        let address: Int
        let count: Int
        /// The number of levels below it.
        let level: Int
    }

    /// What is common to all nodes of a tree.
    private struct Header {
        let kind: Kind
        let recordSize: Int
        /// The topmost node; nil if the tree is empty.
        let root: Node?
        /// The width of the number of records in a node.
        private let countWidth: Int
        /// The width of the number of records in a node and below it, for each level.
        private let totalWidths: [Int]

        init(at address: Int, kind: Kind, with reader: inout HDF5Reader) throws(Failure) {
            let (addressWidth, lengthWidth) = (reader.widths.address, reader.widths.length)
            var cursor = try reader.cursor("B-tree", at: address, count: 18 + addressWidth + lengthWidth)
            try cursor.expect("BTHD")
            guard try cursor.integer(1) == 0, try cursor.integer(1) == kind.rawValue else {
                throw cursor.place.failure("indexes something else")
            }
            let nodeSize = try cursor.integer(4)
            recordSize = try cursor.integer(2)
            let depth = try cursor.integer(2)
            try cursor.skip(2)
            let root = try cursor.address()
            let count = try cursor.integer(2)
            // A node has a signature, a version, a kind and a checksum besides its records.
            let most = recordSize > 0 ? (nodeSize - 10) / recordSize : 0
            guard depth < depthLimit, most > 0 else { throw cursor.place.failure("has impossible sizes") }
            countWidth = Self.width(most)
            var widths = [0]
            var total = most
            for level in 0..<depth {
                let pointer = addressWidth + countWidth + widths[level]
                let here = (nodeSize - 10 - pointer) / (recordSize + pointer)
                let (product, overflow) = (here + 1).multipliedReportingOverflow(by: total)
                let (sum, excess) = product.addingReportingOverflow(here)
                guard here > 0, !overflow, !excess else { throw cursor.place.failure("has impossible sizes") }
                total = sum
                widths.append(Self.width(total))
            }
            totalWidths = widths
            self.kind = kind
            self.root = root.flatMap { count > 0 ? Node(address: $0, count: count, level: depth) : nil }
        }

        /// The number of bytes that a number up to `largest` needs.
        private static func width(_ largest: Int) -> Int { (Int.bitWidth - largest.leadingZeroBitCount - 1) / 8 + 1 }

        /// The children of a node, once its records are visited.
        func children(
            of node: Node, with reader: inout HDF5Reader,
            _ body: (HDF5Cursor, inout HDF5Reader) throws(Failure) -> Void
        ) throws(Failure) -> [Node] {
            let below = node.level - 1
            let pointer = node.level == 0 ? 0 : reader.widths.address + countWidth + totalWidths[below]
            let size = 6 + node.count * recordSize + (node.level == 0 ? 0 : (node.count + 1) * pointer)
            var cursor = try reader.cursor("B-tree", at: node.address, count: size)
            try cursor.expect(node.level == 0 ? "BTLF" : "BTIN")
            guard try cursor.integer(1) == 0, try cursor.integer(1) == kind.rawValue else {
                throw cursor.place.failure("indexes something else")
            }
            for _ in 0..<node.count { try body(try cursor.cursor(recordSize), &reader) }
            var children: [Node] = []
            while cursor.remaining > 0 {
                guard let address = try cursor.address() else { throw cursor.place.failure("has an undefined child") }
                children.append(Node(address: address, count: try cursor.integer(countWidth), level: below))
                try cursor.skip(totalWidths[below])
            }
            return children
        }
    }
}
