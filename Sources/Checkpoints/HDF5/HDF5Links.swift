import CheckpointDecoding
import Support

/// A name in a group and the object header it leads to.
struct HDF5Link: Sendable {
    /// The name.
    let name: String
    /// The address of the object header.
    let address: Int

    /// The memory that it and the object it leads to take, until that is read.
    var memory: Int { 256 + 2 * name.utf8.count }
}

/// The hard links of groups; soft and external links are ignored.
enum HDF5Links {
    /// The hard links in a group; nil if the object is not a group.
    ///
    /// - Throws: `Failure` if they are damaged.
    static func links(
        of header: HDF5ObjectHeader, with reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Link]? {
        if var table = header.bodies(.symbolTable).first {
            guard let tree = try table.address(), let heap = try table.address() else {
                throw table.place.failure("has a symbol table without an address")
            }
            return try symbols(tree: tree, names: HDF5LocalHeap(at: heap, with: &reader), with: &reader)
        }
        guard let information = header.bodies(.linkInformation).first else {
            return header.first(.link) == nil ? nil : try compact(header, with: &reader)
        }
        if let links = try dense(information, with: &reader) { return links }
        return try compact(header, with: &reader)
    }

    private static func compact(
        _ header: HDF5ObjectHeader, with reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Link] {
        var links: [HDF5Link] = []
        for body in header.bodies(.link) {
            guard let link = try link(in: body) else { continue }
            try reader.keep(link.memory)
            links.append(link)
        }
        return links
    }

    /// A hard link from its message; nil if it is another link.
    private static func link(in body: HDF5Cursor) throws(Failure) -> HDF5Link? {
        var cursor = body
        guard try cursor.integer(1) == 1 else { throw body.place.failure("has a link of an unknown version") }
        let flags = try cursor.integer(1)
        let kind = flags & 8 == 0 ? 0 : try cursor.integer(1)
        if flags & 4 != 0 { try cursor.skip(8) }
        if flags & 16 != 0 { try cursor.skip(1) }
        let count = try cursor.integer(1 << (flags & 3))
        let name = try cursor.bytes(count)
        guard kind == 0, let address = try cursor.address() else { return nil }
        return HDF5Link(name: String(decoding: name, as: UTF8.self), address: address)
    }

    /// The links of a large group, sorted by their names; nil if a group has none in a heap.
    private static func dense(
        _ information: HDF5Cursor, with reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Link]? {
        var cursor = information
        try cursor.skip(1)
        let flags = try cursor.integer(1)
        if flags & 1 != 0 { try cursor.skip(8) }
        guard let address = try cursor.address() else { return nil }
        guard let tree = try cursor.address() else { throw cursor.place.failure("has links without an index") }
        let heap = try HDF5FractalHeap(at: address, with: &reader)
        var links: [HDF5Link] = []
        try HDF5RecordTree.forEachRecord(at: tree, kind: .linkNames, with: &reader) {
            (record, reader) throws(Failure) in
            var record = record
            // The hash of the name comes first.
            try record.skip(4)
            guard let link = try link(in: heap.object(record, with: &reader)) else { return }
            try reader.keep(link.memory)
            links.append(link)
        }
        return links.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

// MARK: - Symbol tables

extension HDF5Links {
    /// The hard links of a symbol table.
    private static func symbols(
        tree: Int, names: HDF5LocalHeap, with reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Link] {
        var links: [HDF5Link] = []
        try HDF5Tree.forEachLeaf(at: tree, kind: .group, with: &reader) { (_, address, reader) throws(Failure) in
            links += try symbols(at: address, names: names, with: &reader)
        }
        return links
    }

    private static func symbols(
        at address: Int, names: HDF5LocalHeap, with reader: inout HDF5Reader
    ) throws(Failure) -> [HDF5Link] {
        var start = try reader.cursor("symbol table", at: address, count: 8)
        try start.expect("SNOD")
        try start.skip(2)
        let count = try start.integer(2)
        let size = 2 * reader.widths.address + 24
        var entries = try reader.cursor("symbol table", at: address + 8, count: count * size)
        var links: [HDF5Link] = []
        for _ in 0..<count {
            let name = try entries.address()
            let header = try entries.address()
            let kind = try entries.integer(4)
            try entries.skip(20)
            guard kind != 2, let name, let header else { continue }
            let link = HDF5Link(name: try names.name(at: name), address: header)
            try reader.keep(link.memory)
            links.append(link)
        }
        return links
    }
}

/// The names of a group's members.
struct HDF5LocalHeap: Sendable {
    private let bytes: [UInt8]
    private let place: HDF5Place

    /// Reads a heap.
    init(at address: Int, with reader: inout HDF5Reader) throws(Failure) {
        let size = 8 + 2 * reader.widths.length + reader.widths.address
        var header = try reader.cursor("local heap", at: address, count: size)
        try header.expect("HEAP")
        try header.skip(4)
        let count = try header.length()
        _ = try header.length()
        guard let data = try header.address() else { throw header.place.failure("has no data") }
        var cursor = try reader.cursor("local heap", at: data, count: count)
        bytes = try cursor.bytes(count)
        place = cursor.place
    }

    /// The name at an offset, up to the next zero byte.
    func name(at offset: Int) throws(Failure) -> String {
        guard offset >= 0, offset < bytes.count, let end = bytes[offset...].firstIndex(of: 0) else {
            throw place.failure("has no name at \(offset)")
        }
        return String(decoding: bytes[offset..<end], as: UTF8.self)
    }
}
