import CheckpointDecoding
import Support

/// An HDF5 file: its groups with the texts that describe them, and its datasets.
///
/// Objects are read once, under the name that is found first. Format: HDF5 File Format Specification, version 3.0.
package struct HDF5File: Sendable {
    /// The name of the file, at the beginning of a sentence.
    package let name: String
    /// The datasets by their names, in the order of the file.
    package let datasets: [HDF5Dataset]
    /// The places of datasets in their list, by their names.
    private let places: [String: Int]
    /// The groups by their names; the root has an empty name.
    package let groups: [String: HDF5Group]

    /// The deepest group that is read.
    private static let depthLimit = 64

    /// The memory that a group or a dataset takes besides its name.
    private static let costOfObject = 512

    /// The most bytes of a name with the names of its groups.
    private static let nameLimit = 1024

    /// Whether a file looks like HDF5.
    package static func isRecognised(_ source: any ByteSource) throws(Failure) -> Bool {
        try HDF5Superblock.place(in: source) != nil
    }

    /// Reads the structure of a file; numbers stay in it.
    ///
    /// - Throws: `Failure` if it is not an HDF5 file, or is damaged.
    package init(_ source: any ByteSource) throws(Failure) {
        let superblock = try HDF5Superblock(of: source)
        var reader = HDF5Reader(source, base: superblock.base, widths: superblock.widths)
        var heap = HDF5GlobalHeap()
        var (datasets, groups): ([HDF5Dataset], [String: HDF5Group]) = ([], [:])
        var seen: Set<Int> = []
        // The last object is the next to be read.
        var objects = [Path(name: "", address: superblock.root, ancestors: [])]
        while let object = objects.popLast() {
            guard !object.ancestors.contains(object.address), object.ancestors.count < Self.depthLimit else {
                throw HDF5Place(file: source.name, structure: "object header", address: object.address)
                    .failure("is a group inside itself")
            }
            guard seen.insert(object.address).inserted else { continue }
            try reader.keep(Self.costOfObject + 2 * object.name.utf8.count)
            let header = try HDF5ObjectHeader(at: object.address, with: &reader)
            if let dataset = try HDF5Dataset(named: object.name, header, with: &reader) {
                datasets.append(dataset)
            } else if let links = try HDF5Links.links(of: header, with: &reader) {
                groups[object.name] = try HDF5Group(
                    header, members: links.map(\.name), heap: &heap, with: &reader)
                objects += try object.children(links.reversed(), with: &reader)
            }
        }
        try Self.checkSizes(datasets, limit: reader.sizeLimit, source.name)
        name = source.name
        self.datasets = datasets
        places = Dictionary(datasets.indices.map { (datasets[$0].description.name, $0) }) { first, _ in first }
        self.groups = groups
    }

    /// The dataset of a name; nil if there is none.
    package func dataset(_ name: String) -> HDF5Dataset? { places[name].map { datasets[$0] } }

    /// Throws if datasets declare far more bytes than the file has, because they share them.
    private static func checkSizes(_ datasets: [HDF5Dataset], limit: Int, _ name: String) throws(Failure) {
        var rest = limit
        for dataset in datasets where dataset.tensor != nil {
            let size = dataset.description.elementType?.size ?? 1
            guard dataset.description.count <= rest / size else {
                throw Failure(
                    .data, "The datasets of \(name) have more than 64 times the bytes of the file. Save it again.")
            }
            rest -= dataset.description.count * size
        }
    }

    /// An object that is still to be read.
    private struct Path {
        let name: String
        let address: Int
        let ancestors: [Int]

        func children(_ links: [HDF5Link], with reader: inout HDF5Reader) throws(Failure) -> [Path] {
            let ancestors = ancestors + [address]
            var children: [Path] = []
            for link in links {
                let name = name.isEmpty ? link.name : "\(name)/\(link.name)"
                let place = HDF5Place(file: reader.source.name, structure: "object header", address: address)
                guard name.utf8.count <= HDF5File.nameLimit else {
                    throw place.failure("has a member whose name is longer than \(HDF5File.nameLimit.grouped) bytes")
                }
                try reader.spend(name.utf8.count, at: place)
                children.append(Path(name: name, address: link.address, ancestors: ancestors))
            }
            return children
        }
    }
}

/// A group of an HDF5 file.
package struct HDF5Group: Sendable {
    /// The names of its members, without the group's.
    package let members: [String]
    /// Its texts by their names.
    package let attributes: [String: [String]]
    /// Whether it has attributes in a heap, which are not read.
    let hasMoreAttributes: Bool

    fileprivate init(
        _ header: HDF5ObjectHeader, members: [String], heap: inout HDF5GlobalHeap, with reader: inout HDF5Reader
    ) throws(Failure) {
        self.members = members
        var attributes: [String: [String]] = [:]
        for message in header.messages where message.kind == .attribute && !message.isShared {
            guard let attribute = try HDF5Attribute(message.body, heap: &heap, with: &reader) else { continue }
            attributes[attribute.name] = attribute.texts
        }
        self.attributes = attributes
        hasMoreAttributes = try Self.hasDenseAttributes(header)
    }

    private static func hasDenseAttributes(_ header: HDF5ObjectHeader) throws(Failure) -> Bool {
        guard var cursor = header.bodies(.attributeInformation).first else { return false }
        try cursor.skip(1)
        let flags = try cursor.integer(1)
        if flags & 1 != 0 { try cursor.skip(2) }
        return try cursor.address() != nil
    }
}
