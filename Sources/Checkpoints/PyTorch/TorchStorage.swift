import CheckpointDecoding
import Support

/// The numbers that one or several tensors of PyTorch are views of.
struct TorchStorage: Sendable {
    /// The name for messages, such as `data/0`.
    let name: String
    /// The bytes.
    let source: any ByteSource
    /// Where the numbers begin in `source`.
    let offset: Int
    /// The number of elements.
    let count: Int
    /// The type of the elements.
    let type: ElementKind
    /// Whether the most significant byte comes first.
    let isBigEndian: Bool

    /// The types of elements that storages can have.
    struct ElementKind: Sendable, Hashable {
        /// PyTorch's name of the class, such as `FloatStorage`.
        let name: String
        /// The number of bytes of an element.
        let size: Int
        /// The format, if it can be read.
        let elementType: ElementType?

        /// The type of a class; nil if it is unknown.
        init?(storage name: String) {
            let known: (size: Int, elementType: ElementType?)? =
                switch name {
                case "DoubleStorage": (8, .float64)
                case "FloatStorage": (4, .float32)
                case "HalfStorage": (2, .float16)
                case "BFloat16Storage": (2, .bfloat16)
                case "ComplexDoubleStorage": (16, nil)
                case "ComplexFloatStorage", "LongStorage": (8, nil)
                case "IntStorage", "QInt32Storage": (4, nil)
                case "ShortStorage": (2, nil)
                case "ByteStorage", "CharStorage", "BoolStorage", "QInt8Storage", "QUInt8Storage", "QUInt4x2Storage",
                    "QUInt2x4Storage", "UntypedStorage":
                    (1, nil)
                default: nil
                }
            guard let known else { return nil }
            self.name = name
            size = known.size
            elementType = known.elementType
        }
    }
}

/// Where a storage is, as the pickle says it: the parts of a persistent identifier.
struct TorchStorageReference: Hashable {
    /// The key of the storage.
    let key: String
    /// The type of its elements.
    let type: TorchStorage.ElementKind
    /// The number of elements.
    let count: Int
    /// Where a view of old versions begins, in elements.
    let viewOffset: Int

    /// Reads the tuple ("storage", class, key, location, count) and, in legacy files, the view.
    ///
    /// - Returns: nil if a value is no such tuple.
    init?(_ value: PickleValue, in pickle: Pickle) {
        guard case .persistent(let identifier)? = pickle.node(value)?.kind,
            let parts = pickle.elements(identifier), parts.count >= 5, parts[0] == .text("storage"),
            let storage = pickle.global(parts[1]), let type = TorchStorage.ElementKind(storage: storage.name),
            let key = parts[2].text ?? parts[2].integer.map(String.init), let count = parts[4].integer, count >= 0
        else { return nil }
        self.key = key
        self.type = type
        self.count = count
        viewOffset = parts.count > 5 ? pickle.elements(parts[5]).flatMap { $0.dropFirst().first?.integer } ?? 0 : 0
    }
}

/// The storages of a file.
protocol TorchStorages {
    /// The storage of a reference, large enough for the elements that it declares.
    ///
    /// It mutates because inflated storages are kept: many tensors may share one.
    ///
    /// - Throws: `Failure` if there is none.
    mutating func storage(_ reference: TorchStorageReference) throws(Failure) -> TorchStorage
}
