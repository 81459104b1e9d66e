import Support

/// A zip archive whose entries neither overlap, nor leave it, nor declare more than it can hold.
package struct ZipArchive: Sendable {
    /// The name of the file for messages.
    package let name: String
    /// The entries that are no folders, in the order of the directory.
    package let entries: [ZipEntry]
    private let source: any ByteSource
    /// The places of entries by name: index in `entries` and range of the stored bytes.
    private let places: [String: (index: Int, range: Range<Int>)]

    /// How often the bytes of all entries may exceed those of the archive.
    private static let highestRatio = 64

    /// Reads the directory of an archive and checks the place of every entry.
    ///
    /// - Parameter source: A file, or an entry of another archive.
    /// - Throws: `Failure` if the archive is corrupt or entries lie.
    package init(_ source: some ByteSource) throws(Failure) {
        let directory = try ZipDirectory(of: source)
        try Self.checkSizes(directory.entries, of: source)
        let ranges = try Self.ranges(of: directory, in: source)
        var places: [String: (index: Int, range: Range<Int>)] = [:]
        var entries: [ZipEntry] = []
        for (entry, range) in zip(directory.entries, ranges) where !entry.isFolder {
            guard places.updateValue((entries.count, range), forKey: entry.name) == nil else {
                throw Failure(.data, "\(source.name) contains the entry \(entry.name.shortened) twice.")
            }
            entries.append(entry)
        }
        name = source.name
        self.entries = entries
        self.source = source
        self.places = places
    }

    /// Whether there is an entry.
    package func contains(_ entry: String) -> Bool { places[entry] != nil }

    /// The bytes of an entry: a view of the file if it is stored, inflated in memory if it is deflated.
    ///
    /// - Parameters:
    ///   - entry: The name of the entry.
    ///   - checksStored: Whether the checksum of a stored entry is computed, which reads all of it. PyTorch can be told
    ///     to write none.
    /// - Throws: `Failure` if there is no such entry, or it cannot be read, or its bytes are not those it declares.
    package func source(of entry: String, checksStored: Bool = true) throws(Failure) -> any ByteSource {
        guard let (index, range) = places[entry] else {
            throw Failure(.data, "\(entry.shortened) is not in the archive \(name).")
        }
        let description = entries[index]
        let title = "\(entry.shortened) in \(name)"
        guard !description.isEncrypted else {
            throw Failure(.data, "\(title) is encrypted; save it again without a password.")
        }
        let stored = try SliceBytes(title, range, of: source)
        switch description.method {
        case .stored:
            guard description.size == description.storedSize else {
                throw Failure(.data, "\(title) is not as long as it declares; copy or save the file again.")
            }
            if checksStored { try check(stored, against: description) }
            return stored
        case .deflated:
            let bytes = try Inflation.inflate(stored, count: description.size)
            let inflated = MemoryBytes(title, bytes)
            try check(inflated, against: description)
            return inflated
        case .other(let code):
            throw Failure(
                .data, "\(title) is compressed by method \(code); only stored and deflated entries can be read.")
        }
    }

    private func check(_ source: some ByteSource, against entry: ZipEntry) throws(Failure) {
        var checksum = CRC32()
        try source.forEachPiece(of: 0..<source.count) { (piece) throws(Failure) in checksum.append(piece) }
        guard checksum.value == entry.checksum else {
            throw Failure(.data, "\(source.name) is corrupt: its checksum is wrong; copy or save the file again.")
        }
    }

    // MARK: Checks

    private static func checkSizes(_ entries: [ZipEntry], of source: some ByteSource) throws(Failure) {
        var rest = highestRatio * source.count
        for entry in entries {
            guard entry.size >= 0, entry.size <= rest else {
                throw Failure(
                    .data,
                    "The entries of \(source.name) declare more than \(highestRatio) times the bytes of the archive; "
                        + "save it again without compression.")
            }
            rest -= entry.size
        }
    }

    /// The range of the stored bytes of every entry.
    private static func ranges(of directory: ZipDirectory, in source: some ByteSource) throws(Failure) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for entry in directory.entries { ranges.append(try range(of: entry, before: directory.start, in: source)) }
        let spans = zip(directory.entries, ranges).map { (start: $0.headerOffset, end: $1.upperBound, name: $0.name) }
            .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        for (first, second) in zip(spans, spans.dropFirst()) where second.start < first.end {
            throw Failure(
                .data, "The entries \(first.name.shortened) and \(second.name.shortened) of \(source.name) overlap.")
        }
        return ranges
    }

    private static func range(
        of entry: ZipEntry, before limit: Int, in source: some ByteSource
    ) throws(Failure) -> Range<Int> {
        let outside = Failure(
            .data,
            "The entry \(entry.name.shortened) of \(source.name) lies outside the archive; copy or save it again.")
        guard entry.headerOffset >= 0, entry.headerOffset <= limit - 30 else { throw outside }
        let header = try source.bytes(entry.headerOffset..<entry.headerOffset + 30)
        let nameLength = LittleEndian.uint16(header, at: 26)
        let start = entry.headerOffset + 30 + nameLength + LittleEndian.uint16(header, at: 28)
        guard start <= limit, entry.storedSize >= 0, entry.storedSize <= limit - start else { throw outside }
        let nameStart = entry.headerOffset + 30
        let localName = try source.bytes(nameStart..<nameStart + nameLength)
        guard LittleEndian.uint32(header, at: 0) == 0x0403_4B50,
            String(decoding: localName, as: UTF8.self) == entry.name
        else {
            throw Failure(
                .data, "The entry \(entry.name.shortened) of \(source.name) has another name in its own header.")
        }
        return start..<start + entry.storedSize
    }
}
