import CheckpointDecoding
import Support

/// A WAV recording: PCM of 8, 16, 24 or 32 bits, or float of 32 or 64 bits; its channels are the features of a step.
///
/// Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0" (1991); PCM is scaled to −1…1.
struct WaveFile {
    /// The samples of all channels: [step][channel].
    let numbers: [Double]
    /// The number of channels.
    let channels: Int

    /// The form of a sample.
    private struct Format {
        let isFloat: Bool
        let channels: Int
        let bits: Int

        var bytes: Int { bits / 8 }

        var isReadable: Bool {
            channels > 0 && (isFloat ? [32, 64].contains(bits) : [8, 16, 24, 32].contains(bits))
        }
    }

    /// Whether a file begins as WAV files do.
    static func isWave(_ head: [UInt8]) -> Bool {
        head.count >= 12 && head.starts(with: Array("RIFF".utf8)) && Array(head[8..<12]) == Array("WAVE".utf8)
    }

    /// Reads a file.
    ///
    /// - Throws: `Failure` of kind `data` if it is damaged, has another form of samples, or more than `limit` of them.
    init(_ source: any ByteSource, limit: Int) throws(Failure) {
        var format: Format?
        var place = 12
        while place + 8 <= source.count {
            let head = try source.bytes(place..<place + 8)
            let size = Int(Self.integer(head[4..<8]))
            let body = place + 8
            switch Array(head[0..<4]) {
            case Array("fmt ".utf8):
                guard size >= 16, body + size <= source.count else { throw Self.truncated(source) }
                format = try Self.format(try source.bytes(body..<body + min(size, 40)), of: source)
            case Array("data".utf8):
                guard let format else {
                    throw Failure(
                        .data, "\(source.name) has samples before their format; convert it with sox or ffmpeg.")
                }
                // Programs that write to a pipe do not know the size and write a placeholder.
                let available = min(size, source.count - body)
                try self.init(source, body..<body + available, format, limit: limit)
                return
            default: break
            }
            place = body + size + size % 2
        }
        throw Self.truncated(source)
    }

    private static func truncated(_ source: any ByteSource) -> Failure {
        Failure(.data, "\(source.name) ends before its samples; the WAV file is damaged or was not copied completely.")
    }

    private static func format(_ bytes: [UInt8], of source: any ByteSource) throws(Failure) -> Format {
        var code = integer(bytes[0..<2])
        // The extensible form has the code at the beginning of its identifier.
        if code == 0xFFFE, bytes.count >= 26 { code = integer(bytes[24..<26]) }
        let format = Format(
            isFloat: code == 3, channels: Int(integer(bytes[2..<4])), bits: Int(integer(bytes[14..<16])))
        guard code == 1 || code == 3, format.isReadable else {
            throw Failure(
                .data,
                """
                \(source.name) has samples of format \(code) with \(format.bits) bits in \(format.channels) channels; \
                PCM of 8, 16, 24 or 32 bits and float of 32 or 64 bits can be read. Convert it, for example with \
                `sox IN.wav -b 16 OUT.wav`.
                """)
        }
        return format
    }

    private init(_ source: any ByteSource, _ range: Range<Int>, _ format: Format, limit: Int) throws(Failure) {
        let step = format.bytes * format.channels
        let steps = range.count / step
        guard steps * format.channels <= limit else {
            throw Failure(
                .data,
                "\(source.name) has more than \(limit.grouped) samples; cut it into shorter recordings.")
        }
        var numbers: [Double] = []
        numbers.reserveCapacity(steps * format.channels)
        let samples = SampleBytes(isFloat: format.isFloat, bits: format.bits)
        let piece = 65_536 / step * step + (step > 65_536 ? step : 0)
        var place = range.lowerBound
        let end = range.lowerBound + steps * step
        while place < end {
            let bytes = try source.bytes(place..<min(place + piece, end))
            numbers += samples.numbers(bytes)
            place += bytes.count
        }
        self.numbers = numbers
        channels = format.channels
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        WholeNumberBytes.littleEndian(bytes, at: bytes.startIndex, size: bytes.count)
    }
}
