/// Whole numbers with the least significant byte first.
enum LittleEndian {
    /// A number of two bytes; the caller has checked that they exist.
    static func uint16(_ bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> Int {
        Int(integer(bytes, at: offset, size: 2))
    }

    /// A number of four bytes; the caller has checked that they exist.
    static func uint32(_ bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> Int {
        Int(integer(bytes, at: offset, size: 4))
    }

    /// A number of eight bytes, which the caller has checked to exist; nil above the largest `Int`.
    static func uint64(_ bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> Int? {
        Int(exactly: integer(bytes, at: offset, size: 8))
    }

    private static func integer(_ bytes: some RandomAccessCollection<UInt8>, at offset: Int, size: Int) -> UInt64 {
        bytes.dropFirst(offset).prefix(size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
