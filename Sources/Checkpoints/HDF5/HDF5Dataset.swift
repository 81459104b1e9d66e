import Support

/// A dataset: its tensor, or why it cannot be read.
package struct HDF5Dataset: Sendable {
    /// The name with every group, such as `layers/lstm/cell/vars/0`, its shape and its type.
    package let description: TensorDescription
    /// Its numbers; nil if it has none that can be read.
    let tensor: StoredTensor?
    /// Why it cannot be read, as a sentence; nil if it can.
    package let obstacle: String?

    /// Reads what a header says about a dataset; nil if the object is not a dataset.
    ///
    /// - Throws: `Failure` if the file is damaged.
    init?(
        named name: String, _ header: HDF5ObjectHeader, with reader: inout HDF5Reader
    ) throws(Failure) {
        guard let space = header.first(.dataspace), let type = header.first(.datatype),
            let layout = header.first(.layout)
        else { return nil }
        let title = "\(name.shortened) in \(reader.source.name)"
        guard !space.isShared, !type.isShared else {
            description = TensorDescription(
                name: name, shape: [], elementFormat: "a type that is shared", elementType: nil)
            tensor = nil
            obstacle = "\(title) has a type that it shares with other datasets; save the weights again."
            return
        }
        let dataspace = try HDF5Dataspace(space.body)
        let datatype = try HDF5Datatype(type.body)
        let elementType = datatype.elementType
        description = TensorDescription(
            name: name, shape: dataspace.shape, elementFormat: datatype.name, elementType: elementType)
        guard elementType != nil else {
            tensor = nil
            obstacle = "\(title) has the type \(datatype.name), not floating-point numbers; save it as float32."
            return
        }
        do throws(Failure) {
            let place = try HDF5Storage(
                header, layout: layout.body, dataspace: dataspace, elementSize: datatype.size, title: title,
                with: &reader)
            tensor = StoredTensor(
                description: description, source: place.source, offset: place.offset,
                strides: Shape(dataspace.shape)?.rowMajorStrides ?? [], isBigEndian: datatype.isBigEndian)
            obstacle = nil
        } catch {
            tensor = nil
            obstacle = error.message
        }
    }
}

extension HDF5Dataset {
    /// The numbers in row-major order.
    ///
    /// - Throws: `Failure` if they cannot be read, or are not all finite.
    package func numbers() throws(Failure) -> [Double] {
        guard let tensor else { throw Failure(.data, obstacle ?? "\(description.name.shortened) has no numbers.") }
        return try tensor.numbers()
    }
}

extension HDF5Datatype {
    /// The format of the numbers; nil if the elements are not floating-point numbers.
    var elementType: ElementType? {
        switch kind {
        case .number(let type, _): type
        case .fixedText, .variableText, .other: nil
        }
    }

    /// Whether the most significant byte of a number comes first.
    var isBigEndian: Bool {
        switch kind {
        case .number(_, let isBigEndian): isBigEndian
        case .fixedText, .variableText, .other: false
        }
    }
}
