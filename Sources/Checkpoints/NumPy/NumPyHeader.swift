import Support

/// The header of a file of NumPy's format `.npy`, versions 1 to 3: a dictionary in the syntax of Python.
struct NumPyHeader {
    /// The type of the elements, such as `<f4`.
    let elementFormat: String
    /// Whether the first index varies fastest.
    let isFortranOrder: Bool
    /// The size of each dimension.
    let shape: Shape
    /// Where the elements begin.
    let dataOffset: Int

    private static let longest = 65_536

    /// Whether a file begins like this format.
    static func isRecognised(_ beginning: [UInt8]) -> Bool {
        beginning.starts(with: [0x93] + Array("NUMPY".utf8))
    }

    /// Reads the header.
    ///
    /// - Throws: `Failure` that names what is wrong.
    init(_ source: some ByteSource) throws(Failure) {
        let beginning = try source.beginning(12)
        guard Self.isRecognised(beginning), beginning.count == 12, (1...3).contains(beginning[6]) else {
            throw Failure(.data, "\(source.name) is no array of NumPy in version 1, 2 or 3 of the format .npy.")
        }
        let isShort = beginning[6] == 1
        let length = isShort ? LittleEndian.uint16(beginning, at: 8) : LittleEndian.uint32(beginning, at: 8)
        let start = isShort ? 10 : 12
        guard length <= Self.longest, length <= source.count - start else {
            throw Failure(
                .data,
                "\(source.name) says that its header has \(length.grouped) bytes; at most \(Self.longest.grouped) and no "
                    + "more than the file has are allowed.")
        }
        var parser = PythonLiteralParser(bytes: try source.bytes(start..<start + length), name: source.name)
        let fields = try parser.dictionary()
        guard fields.count == 3, case .text(let format)? = fields["descr"],
            case .flag(let isFortranOrder)? = fields["fortran_order"], case .integers(let sizes)? = fields["shape"]
        else {
            throw Failure(
                .data,
                "\(source.name) is not a plain array: its header needs the keys descr, fortran_order and shape, and "
                    + "arrays with named fields cannot be read; save each field as an array.")
        }
        guard let shape = Shape(sizes) else {
            throw Failure(.data, "\(source.name) has the shape \(Shape.text(sizes)), whose product overflows.")
        }
        elementFormat = format
        self.isFortranOrder = isFortranOrder
        self.shape = shape
        dataOffset = start + length
    }
}
