import CZlib
import CheckpointDecoding
import Support

/// Decompresses deflated bytes (RFC 1951) with zlib.
struct Inflation {
    /// What surrounds the deflated bytes.
    enum Wrapping {
        /// Nothing, as in zip archives.
        case none
        /// A header and a checksum (RFC 1950), as in HDF5 files.
        case zlib
    }

    /// The most bytes that deflate can make of one.
    static let highestRatio = 1032

    /// Decompresses a source.
    ///
    /// - Parameters:
    ///   - source: The deflated bytes, which end with the source.
    ///   - wrapping: What surrounds them.
    ///   - count: The number of bytes that must result; the caller has bounded it.
    /// - Throws: `Failure` if the bytes are corrupt, or give more or fewer bytes.
    /// - Complexity: O(n) in the number of bytes on either side.
    static func inflate(
        _ source: some ByteSource, wrapping: Wrapping = .none, count: Int
    ) throws(Failure) -> [UInt8] {
        // No byte is allocated for a size that the source cannot reach.
        guard count / highestRatio <= source.count else { throw lie(source.name, count) }
        var stream = z_stream()
        let bits: Int32 =
            switch wrapping {
            case .none: -MAX_WBITS
            case .zlib: MAX_WBITS
            }
        guard inflateInit2_(&stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Failure(.inputOutput, "There is no memory to decompress \(source.name).")
        }
        defer { inflateEnd(&stream) }
        var output = ElementBytes.zeros(count)
        var written = 0
        var status = Z_OK
        try source.forEachPiece(of: 0..<source.count, size: 1 << 18) { (piece) throws(Failure) in
            guard status == Z_OK else { throw corrupt(source.name) }
            status = advance(&stream, piece, into: &output, &written)
            guard status != Z_BUF_ERROR else { throw lie(source.name, count) }
            guard status == Z_OK || status == Z_STREAM_END else { throw corrupt(source.name) }
        }
        guard status == Z_STREAM_END, stream.avail_in == 0 else {
            throw written == count ? lie(source.name, count) : corrupt(source.name)
        }
        guard written == count else { throw lie(source.name, count) }
        return output
    }

    /// Decompresses one piece of input; `Z_BUF_ERROR` means that the output would exceed its size.
    ///
    /// zlib wants pointers that live as long as the call, so this is where they are made.
    private static func advance(
        _ stream: inout z_stream, _ piece: [UInt8], into output: inout [UInt8], _ written: inout Int
    ) -> Int32 {
        var input = piece
        // One more byte than wanted shows that there are too many; it is thrown away.
        var spare: UInt8 = 0
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                while true {
                    let room = min(output.count - written, 1 << 30)
                    let status: Int32
                    if room > 0 {
                        stream.next_out = output.baseAddress?.advanced(by: written)
                        stream.avail_out = UInt32(room)
                        status = CZlib.inflate(&stream, Z_NO_FLUSH)
                        written += room - Int(stream.avail_out)
                    } else {
                        status = withUnsafeMutablePointer(to: &spare) { spare in
                            stream.next_out = spare
                            stream.avail_out = 1
                            return CZlib.inflate(&stream, Z_NO_FLUSH)
                        }
                        guard stream.avail_out == 1 else { return Z_BUF_ERROR }
                    }
                    // zlib reports a lack of progress once it has used all input.
                    if status == Z_BUF_ERROR { return Z_OK }
                    guard status == Z_OK, stream.avail_in > 0 || stream.avail_out == 0 else { return status }
                }
            }
        }
    }

    private static func corrupt(_ name: String) -> Failure {
        Failure(.data, "The compressed bytes of \(name) are corrupt; copy or save the file again.")
    }

    private static func lie(_ name: String, _ count: Int) -> Failure {
        Failure(
            .data,
            "\(name) does not decompress to the \(count.grouped) bytes that it declares; copy or save the file again.")
    }
}

/// The cyclic redundancy check CRC-32 of zip archives.
struct CRC32 {
    /// The checksum of the bytes so far.
    private(set) var value: UInt32 = 0

    /// Processes the next bytes, at most 2³¹ at a time.
    mutating func append(_ bytes: [UInt8]) {
        value = UInt32(crc32(UInt(value), bytes, UInt32(bytes.count)))
    }
}
