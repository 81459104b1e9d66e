import CheckpointDecoding
import Support

/// The central directory of a zip archive.
///
/// Only it tells sizes: PyTorch and NumPy write local headers without.
struct ZipDirectory {
    /// The entries in the order of the directory.
    let entries: [ZipEntry]
    /// Where the directory begins, which is where entries have to end.
    let start: Int

    private static let mostEntries = 65_536
    private static let largestSize = 16 << 20
    private static let endSize = 22
    private static let longestComment = 65_535

    /// Reads the directory at the end of a source.
    ///
    /// - Throws: `Failure` if it is missing, corrupt, or larger than allowed.
    init(of source: some ByteSource) throws(Failure) {
        let end = try ZipDirectory.end(of: source)
        guard end.entries <= Self.mostEntries, end.size <= Self.largestSize else {
            throw Failure(
                .data,
                "\(source.name) says that it has \(end.entries.grouped) entries in a directory of \(end.size.grouped) "
                    + "bytes; at most \(Self.mostEntries.grouped) in \(Self.largestSize.grouped) bytes are allowed.")
        }
        let (limit, overflow) = end.start.addingReportingOverflow(end.size)
        guard !overflow, limit <= end.place else {
            throw Failure(
                .data, "The directory of \(source.name) lies outside the archive; copy or save the file again.")
        }
        let bytes = try source.bytes(end.start..<limit)
        var reader = Reader(bytes: bytes[...], name: source.name)
        var entries: [ZipEntry] = []
        for _ in 0..<end.entries { entries.append(try reader.entry()) }
        guard reader.bytes.isEmpty else {
            throw Failure(
                .data, "The directory of \(source.name) has more entries than it says; copy or save the file again.")
        }
        self.entries = entries
        start = end.start
    }

    // MARK: End

    /// What the records at the end say, and where the first of them lies.
    private struct End {
        let entries: Int
        let size: Int
        let start: Int
        let place: Int
    }

    private static func end(of source: some ByteSource) throws(Failure) -> End {
        let tailStart = max(0, source.count - endSize - longestComment)
        let tail = try source.bytes(tailStart..<source.count)
        guard let place = placeOfEnd(in: tail) else {
            throw Failure(
                .data,
                "The end of the zip archive \(source.name) is missing: it was probably cut off; copy or save it again.")
        }
        let record = tail[place...]
        let disks = [4, 6].map { LittleEndian.uint16(record, at: $0) }
        let short = End(
            entries: LittleEndian.uint16(record, at: 10), size: LittleEndian.uint32(record, at: 12),
            start: LittleEndian.uint32(record, at: 16), place: tailStart + place)
        let needsLong = short.entries == 0xFFFF || short.size == 0xFFFF_FFFF || short.start == 0xFFFF_FFFF
        if needsLong, let long = try longEnd(of: source, before: short.place) { return long }
        guard disks.allSatisfy({ $0 == 0 }), LittleEndian.uint16(record, at: 8) == short.entries else {
            throw Failure(.data, "\(source.name) is one of several parts of a zip archive; join them first.")
        }
        return short
    }

    /// The last place at which the end record fits, with a comment that reaches the end.
    private static func placeOfEnd(in tail: [UInt8]) -> Int? {
        var limit = tail.count - endSize
        while let place = ByteSearch.last([0x50, 0x4B, 5, 6], in: tail, upTo: limit) {
            if place + endSize + LittleEndian.uint16(tail, at: place + 20) == tail.count { return place }
            limit = place - 1
        }
        return nil
    }

    /// The end as Zip64 has it; nil if there is no such record.
    private static func longEnd(of source: some ByteSource, before place: Int) throws(Failure) -> End? {
        guard place >= 20 else { return nil }
        let locator = try source.bytes(place - 20..<place)
        guard LittleEndian.uint32(locator, at: 0) == 0x0706_4B50 else { return nil }
        guard let recordPlace = LittleEndian.uint64(locator, at: 8), recordPlace >= 0, recordPlace <= place - 76 else {
            throw corruptEnd(source.name)
        }
        let record = try source.bytes(recordPlace..<recordPlace + 56)
        guard LittleEndian.uint32(record, at: 0) == 0x0606_4B50,
            let entries = LittleEndian.uint64(record, at: 32), let size = LittleEndian.uint64(record, at: 40),
            let start = LittleEndian.uint64(record, at: 48)
        else { throw corruptEnd(source.name) }
        return End(entries: entries, size: size, start: start, place: recordPlace)
    }

    private static func corruptEnd(_ name: String) -> Failure {
        Failure(.data, "The end of the zip archive \(name) is corrupt; copy or save the file again.")
    }

    // MARK: Entries

    /// Reads entries one after the other.
    private struct Reader {
        var bytes: ArraySlice<UInt8>
        let name: String

        mutating func entry() throws(Failure) -> ZipEntry {
            guard bytes.count >= 46, LittleEndian.uint32(bytes, at: 0) == 0x0201_4B50 else { throw corrupt }
            let header = bytes.prefix(46)
            let lengths = [28, 30, 32].map { LittleEndian.uint16(header, at: $0) }
            guard bytes.count >= 46 + lengths.reduce(0, +) else { throw corrupt }
            let nameBytes = bytes.dropFirst(46).prefix(lengths[0])
            let extra = bytes.dropFirst(46 + lengths[0]).prefix(lengths[1])
            bytes = bytes.dropFirst(46 + lengths.reduce(0, +))
            let sizes = try longSizes(
                size: LittleEndian.uint32(header, at: 24), storedSize: LittleEndian.uint32(header, at: 20),
                offset: LittleEndian.uint32(header, at: 42), extra: extra)
            return ZipEntry(
                name: String(decoding: nameBytes, as: UTF8.self),
                method: ZipEntry.Method(code: LittleEndian.uint16(header, at: 10)),
                isEncrypted: LittleEndian.uint16(header, at: 8) & 1 == 1,
                checksum: UInt32(LittleEndian.uint32(header, at: 16)),
                storedSize: sizes[1], size: sizes[0], headerOffset: sizes[2])
        }

        /// Replaces what does not fit in four bytes by the numbers of the Zip64 field, which has only these.
        private func longSizes(
            size: Int, storedSize: Int, offset: Int, extra: ArraySlice<UInt8>
        ) throws(Failure) -> [Int] {
            var numbers = [size, storedSize, offset]
            guard numbers.contains(0xFFFF_FFFF) else { return numbers }
            var rest = extra
            while rest.count >= 4 {
                let length = LittleEndian.uint16(rest, at: 2)
                guard rest.count >= 4 + length else { throw corrupt }
                guard LittleEndian.uint16(rest, at: 0) == 1 else {
                    rest = rest.dropFirst(4 + length)
                    continue
                }
                var field = rest.dropFirst(4).prefix(length)
                for index in numbers.indices where numbers[index] == 0xFFFF_FFFF {
                    guard field.count >= 8, let number = LittleEndian.uint64(field, at: 0) else { throw corrupt }
                    numbers[index] = number
                    field = field.dropFirst(8)
                }
                return numbers
            }
            return numbers
        }

        private var corrupt: Failure {
            Failure(.data, "The directory of the zip archive \(name) is corrupt; copy or save the file again.")
        }
    }
}
