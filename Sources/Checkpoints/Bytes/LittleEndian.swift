import CheckpointDecoding

/// Whole numbers with the least significant byte first.
enum LittleEndian {
    /// A number of two bytes; the caller has checked that they exist.
    static func uint16(_ bytes: [UInt8], at offset: Int) -> Int { uint16(bytes[...], at: offset) }

    /// A number of two bytes of a part of an array, at an offset from its first.
    static func uint16(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int {
        Int(WholeNumberBytes.littleEndian(bytes, at: bytes.startIndex + offset, size: 2))
    }

    /// A number of four bytes; the caller has checked that they exist.
    static func uint32(_ bytes: [UInt8], at offset: Int) -> Int { uint32(bytes[...], at: offset) }

    /// A number of four bytes of a part of an array, at an offset from its first.
    static func uint32(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int {
        Int(WholeNumberBytes.littleEndian(bytes, at: bytes.startIndex + offset, size: 4))
    }

    /// A number of eight bytes, which the caller has checked to exist; nil above the largest `Int`.
    static func uint64(_ bytes: [UInt8], at offset: Int) -> Int? { uint64(bytes[...], at: offset) }

    /// A number of eight bytes of a part of an array, at an offset from its first; nil above the largest `Int`.
    static func uint64(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int? {
        Int(exactly: WholeNumberBytes.littleEndian(bytes, at: bytes.startIndex + offset, size: 8))
    }
}
