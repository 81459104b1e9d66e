import Support

/// Reads the header of a file of the format safetensors: its length, JSON, and the tensors' bytes.
struct SafetensorsFile {
    /// The tensors in the order of their bytes.
    let tensors: [StoredTensor]

    private static let longestHeader = 100_000_000

    /// Whether a file begins like this format: eight bytes of length, then an object.
    static func isRecognised(_ beginning: [UInt8]) -> Bool {
        beginning.count > 8 && beginning[8] == UInt8(ascii: "{") && beginning[7] == 0
    }

    /// Reads the header and checks that the tensors fill the file without overlap or gap.
    ///
    /// - Throws: `Failure` that names what is wrong.
    init(_ source: some ByteSource) throws(Failure) {
        let length = LittleEndian.uint64(try source.bytes(0..<8), at: 0) ?? .max
        guard length <= min(Self.longestHeader, source.count - 8) else {
            throw Failure(
                .data,
                "\(source.name) says that its header has \(length.grouped) bytes, but the file has "
                    + "\(source.count.grouped); copy or save it again.")
        }
        let header = try JSONValue(
            parsing: try source.bytes(8..<8 + length), name: "The header of \(source.name)",
            fileSize: source.count)
        guard let members = header.members else {
            throw Failure(.data, "The header of \(source.name) is not an object of tensors; save the file again.")
        }
        let body = try SliceBytes(source.name, 8 + length..<source.count, of: source)
        var entries: [Entry] = []
        for (name, value) in members where name != "__metadata__" {
            entries.append(try Entry(name: name, value: value, file: source.name))
        }
        entries.sort {
            ($0.range.lowerBound, $0.range.upperBound, $0.name) < ($1.range.lowerBound, $1.range.upperBound, $1.name)
        }
        try Self.check(entries, fill: body)
        tensors = entries.map { $0.tensor(in: body) }
    }

    private static func check(_ entries: [Entry], fill body: some ByteSource) throws(Failure) {
        var (end, last) = (0, "the header")
        for entry in entries {
            guard entry.range.upperBound <= body.count else {
                throw Failure(
                    .data, "\(body.name) ends before the tensor \(entry.name.shortened) does; copy or save it again.")
            }
            guard entry.range.lowerBound >= end else {
                throw Failure(
                    .data,
                    "The tensors \(last) and \(entry.name.shortened) of \(body.name) overlap; save the file again.")
            }
            guard entry.range.lowerBound == end else {
                throw Failure(
                    .data,
                    "There is a gap before the tensor \(entry.name.shortened) of \(body.name), which the format "
                        + "does not allow; save the file again.")
            }
            (end, last) = (entry.range.upperBound, entry.name.shortened)
        }
        guard end == body.count else {
            throw Failure(
                .data,
                "\(body.name) has \((body.count - end).grouped) bytes after the last tensor, but the format demands that "
                    + "the tensors fill the file; save it again.")
        }
    }
}

// MARK: - Entries

extension SafetensorsFile {
    /// What the header says about a tensor.
    private struct Entry {
        let name: String
        let shape: Shape
        let format: String
        let range: Range<Int>

        /// The number of bits of each element format.
        private static let bits = [
            "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6,
            "I16": 16, "U16": 16, "F16": 16, "BF16": 16, "I32": 32, "U32": 32, "F32": 32, "C64": 64, "F64": 64,
            "I64": 64, "U64": 64,
        ]

        init(name: String, value: JSONValue, file: String) throws(Failure) {
            let title = "The tensor \(name.shortened) of \(file)"
            guard let format = value["dtype"]?.text, let bits = Self.bits[format] else {
                let word = value["dtype"]?.text.map { " `\($0.shortened)`" } ?? ""
                throw Failure(.data, "\(title) has an unknown dtype\(word); save the network in float32.")
            }
            let sizes = value["shape"]?.elements?.map(\.integer) ?? [nil]
            let offsets = value["data_offsets"]?.elements?.compactMap(\.integer) ?? []
            guard !sizes.contains(nil), offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1] else {
                throw Failure(.data, "\(title) has no valid shape and data_offsets; save the file again.")
            }
            guard let shape = Shape(sizes.compactMap(\.self)), let count = shape.bytes(of: bits) else {
                throw Failure(.data, "\(title) has a shape whose product overflows; save the file again.")
            }
            guard count.isMultiple(of: 8), count / 8 == offsets[1] - offsets[0] else {
                throw Failure(
                    .data,
                    "\(title) has \((offsets[1] - offsets[0]).grouped) bytes, but its shape and data_offsets disagree: "
                        + "\(Shape.text(shape.sizes)) of \(format); save the file again.")
            }
            self.name = name
            self.shape = shape
            self.format = format
            range = offsets[0]..<offsets[1]
        }

        func tensor(in body: SliceBytes) -> StoredTensor {
            StoredTensor(
                description: TensorDescription(
                    name: name, shape: shape.sizes, elementFormat: format, elementType: ElementType(rawValue: format)),
                source: body, offset: range.lowerBound, strides: shape.rowMajorStrides, isBigEndian: false)
        }
    }
}
