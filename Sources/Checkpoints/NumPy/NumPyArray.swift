import CheckpointDecoding
import Support

/// An array of NumPy (`.npy`), read row by row so that it need not fit in memory.
package struct NumPyArray: Sendable {
    /// What the array is, at the beginning of a sentence.
    package var name: String { source.name }
    /// The size of each dimension.
    package let shape: [Int]
    /// The type of the elements in NumPy's words, such as `<f4`.
    package let elementFormat: String
    /// The type of the elements; nil for integers and others.
    package let elementType: ElementType?
    /// Whether the first index varies fastest.
    package let isFortranOrder: Bool
    private let isBigEndian: Bool
    private let source: any ByteSource
    private let dataOffset: Int

    /// Opens a file.
    ///
    /// - Throws: `Failure` if it is missing, no array, an array of Python objects, or too short.
    package init(at path: String) throws(Failure) { try self.init(FileBytes(at: path)) }

    /// Reads the header of a source.
    ///
    /// - Throws: `Failure` if it is no array, an array of Python objects, or too short.
    package init(_ source: some ByteSource) throws(Failure) {
        let header = try NumPyHeader(source)
        guard !header.elementFormat.contains("O") else {
            throw Failure(
                .data,
                "\(source.name) is an array of Python objects, which only a pickle can contain; save it as an array of "
                    + "numbers.")
        }
        let letters = header.elementFormat.drop { "<>=|".contains($0) }
        guard let kind = letters.first, let size = Int(letters.dropFirst()), (1...1_024).contains(size) else {
            throw Failure(
                .data, "\(source.name) has elements of the unknown type `\(header.elementFormat.shortened)`.")
        }
        // Text of NumPy has four bytes a letter.
        guard let bytes = header.shape.bytes(of: kind == "U" ? 4 * size : size),
            bytes <= source.count - header.dataOffset
        else {
            throw Failure(
                .data,
                "\(source.name) ends before its last element: its shape is \(Shape.text(header.shape.sizes)) of "
                    + "`\(header.elementFormat.shortened)`; copy or save it again.")
        }
        shape = header.shape.sizes
        elementFormat = header.elementFormat
        elementType = Self.types[String(letters)]
        isFortranOrder = header.isFortranOrder
        isBigEndian = header.elementFormat.hasPrefix(">")
        self.source = source
        dataOffset = header.dataOffset
    }

    private static let types: [String: ElementType] = ["f8": .float64, "f4": .float32, "f2": .float16]

    /// The array as a tensor of a checkpoint.
    func tensor(named name: String) -> StoredTensor {
        let shape = Shape(shape)
        return StoredTensor(
            description: TensorDescription(
                name: name, shape: self.shape, elementFormat: elementFormat, elementType: elementType),
            source: source, offset: dataOffset,
            strides: (isFortranOrder ? shape?.columnMajorStrides : shape?.rowMajorStrides) ?? [],
            isBigEndian: isBigEndian)
    }
}

// MARK: - Rows

extension NumPyArray {
    /// The number of rows: the size of the first dimension, 1 for a single number.
    package var rowCount: Int { shape.first ?? 1 }

    /// The number of elements of a row.
    package var rowSize: Int { shape.dropFirst().reduce(1, *) }

    /// The numbers of some rows, one row after the other, widened exactly.
    ///
    /// - Parameter rows: A range within `0..<rowCount`.
    /// - Throws: `Failure` if the file cannot be read, or the elements are not numbers with a fraction.
    /// - Complexity: O(n) in the number of elements; in Fortran order, every element of a row is a separate read.
    package func rows(_ rows: Range<Int>) throws(Failure) -> [Double] {
        guard let type = elementType else {
            throw Failure(
                .data,
                "\(name) has elements of type `\(elementFormat.shortened)`; convert them with "
                    + "`array.astype(numpy.float32)`.")
        }
        let rows = rows.clamped(to: 0..<rowCount)
        guard isFortranOrder, shape.count > 1 else {
            return type.widened(
                try bytes(of: rows.lowerBound * rowSize..<rows.upperBound * rowSize, type), isBigEndian: isBigEndian)
        }
        var numbers = NumberMatrix.zeros(rows.count * rowSize)
        for (column, place) in columnPlaces.enumerated() {
            let start = place * rowCount
            let bytes = try bytes(of: start + rows.lowerBound..<start + rows.upperBound, type)
            NumberMatrix.put(
                type.widened(bytes, isBigEndian: isBigEndian), at: 0, width: 1, into: &numbers, from: column,
                columns: rowSize)
        }
        return numbers
    }

    private func bytes(of elements: Range<Int>, _ type: ElementType) throws(Failure) -> [UInt8] {
        try source.bytes(
            dataOffset + elements.lowerBound * type.size..<dataOffset + elements.upperBound * type.size)
    }

    /// For each element of a row, the place of its column in Fortran order.
    private var columnPlaces: [Int] {
        guard let inner = Shape(Array(shape.dropFirst())) else { return [] }
        var elements = StridedElements(shape: inner.sizes, strides: inner.columnMajorStrides)
        return elements.places(inner.count)
    }
}
