import CheckpointDecoding
import Support

/// What the pickle says about a tensor: a view of a storage.
struct TorchTensor {
    /// The storage.
    let reference: TorchStorageReference
    /// The place of the first element in the storage, in elements.
    let offset: Int
    /// The size of each dimension.
    let sizes: [Int]
    /// The distance between neighbours in each dimension, in elements.
    let strides: [Int]
}

extension TorchTensor {
    /// Reads the call that rebuilds a tensor, or one around it.
    ///
    /// - Returns: nil if a value is no tensor.
    init?(_ value: PickleValue, in pickle: Pickle) {
        var value = value
        // Parameters and subclasses wrap the call, each once.
        for _ in 0..<4 {
            guard case .result(let function, let list)? = pickle.kind(value),
                let (module, name) = pickle.global(function), module.hasPrefix("torch"),
                let arguments = pickle.elements(list)
            else { return nil }
            switch name {
            case "_rebuild_tensor_v2", "_rebuild_tensor":
                self.init(arguments, in: pickle)
                return
            case "_rebuild_parameter", "_rebuild_parameter_with_state":
                guard let inner = arguments.first else { return nil }
                value = inner
            case "_rebuild_from_type_v2":
                guard arguments.count >= 3, let inner = pickle.elements(arguments[2]),
                    let function = pickle.global(arguments[0]), function.name.hasPrefix("_rebuild_tensor")
                else { return nil }
                self.init(inner, in: pickle)
                return
            default: return nil
            }
        }
        return nil
    }

    /// Reads the arguments (storage, offset, sizes, strides, …).
    private init?(_ arguments: [PickleValue], in pickle: Pickle) {
        guard arguments.count >= 4, let reference = TorchStorageReference(arguments[0], in: pickle),
            let offset = arguments[1].integer, let sizes = pickle.integers(arguments[2], limit: Shape.mostDimensions),
            let strides = pickle.integers(arguments[3], limit: Shape.mostDimensions)
        else { return nil }
        self.reference = reference
        self.offset = offset
        self.sizes = sizes
        self.strides = strides
    }

    /// The tensor in the file.
    ///
    /// - Throws: `Failure` if it leaves its storage.
    func stored(named name: String, in storages: inout some TorchStorages, file: String) throws(Failure) -> StoredTensor
    {
        let storage = try storages.storage(reference)
        let (start, overflow) = offset.addingReportingOverflow(reference.viewOffset)
        guard !overflow, start >= 0, start <= storage.count, let shape = Shape(sizes),
            let reach = shape.reach(of: strides), shape.count == 0 || reach < storage.count - start
        else {
            throw Failure(
                .data,
                "The tensor \(name.shortened) of \(file) leaves its storage \(storage.name) of "
                    + "\(storage.count.grouped) elements: its shape is \(Shape.text(sizes)), its strides are "
                    + "\(Shape.text(strides)), its offset is \(offset.grouped); copy or save the file again.")
        }
        let type = storage.type
        return StoredTensor(
            description: TensorDescription(
                name: name, shape: sizes, elementFormat: type.name, elementType: type.elementType),
            source: storage.source, offset: storage.offset + start * type.size,
            // The distance along a dimension of one element never matters, and PyTorch writes any.
            strides: zip(zip(sizes, strides), shape.rowMajorStrides).map { $0.0 > 1 ? $0.1 : $1 },
            isBigEndian: storage.isBigEndian)
    }
}
