import CheckpointDecoding
import Support

/// A file of PyTorch from before version 1.6: five pickles, then the storages.
struct TorchLegacy {
    private let source: any ByteSource
    private let storages: [String: TorchStorage]
    private let tree: TorchTree

    /// 0x1950a86a20f9469cfc6c, the least significant byte first.
    private static let magicNumber: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]

    /// Whether a file begins like this format.
    static func isRecognised(_ beginning: [UInt8]) -> Bool {
        beginning.count > 14 && beginning[0] == 0x80 && Array(beginning[4..<14]) == magicNumber
    }

    /// Reads the pickles and finds the storages behind them.
    ///
    /// - Throws: `Failure` if the file is corrupt.
    init(_ source: any ByteSource) throws(Failure) {
        var input = PickleInput(source)
        _ = try PickleMachine.read(&input, allowance: source.count)
        let version = try PickleMachine.read(&input, allowance: source.count)
        guard version.root == .integer(1_001) else {
            throw Failure(.data, "\(source.name) has an unknown version of the protocol of old PyTorch files.")
        }
        let system = try PickleMachine.read(&input, allowance: source.count)
        let isBigEndian = system.member("little_endian", of: system.root) == .flag(false)
        let pickle = try PickleMachine.read(&input, allowance: source.count)
        let keys = try PickleMachine.read(&input, allowance: source.count)
        guard let list = keys.elements(keys.root) else {
            throw Failure(.data, "\(source.name) has no list of storages; copy or save the file again.")
        }
        self.source = source
        tree = try TorchTree(pickle, file: source.name)
        storages = try Self.storages(
            list.map { $0.text ?? $0.integer.map(String.init) ?? "" }, types: Self.types(in: pickle),
            in: source, at: input.position, isBigEndian: isBigEndian)
    }

    /// The tensors by name.
    ///
    /// - Throws: `Failure` if a tensor leaves its storage, or there are only whole modules.
    func tensors() throws(Failure) -> [StoredTensor] {
        var storages = self
        return try tree.stored(in: &storages, file: source.name)
    }

    /// The type of every storage that the pickle mentions.
    private static func types(in pickle: Pickle) -> [String: TorchStorage.ElementKind] {
        var types: [String: TorchStorage.ElementKind] = [:]
        for index in pickle.nodes.indices {
            guard let reference = TorchStorageReference(.node(index), in: pickle) else { continue }
            types[reference.key] = reference.type
        }
        return types
    }

    /// Follows the storages: each has the number of its elements, then the elements.
    private static func storages(
        _ keys: [String], types: [String: TorchStorage.ElementKind], in source: any ByteSource, at start: Int,
        isBigEndian: Bool
    ) throws(Failure) -> [String: TorchStorage] {
        var storages: [String: TorchStorage] = [:]
        var position = start
        for key in keys {
            guard let type = types[key] else {
                throw Failure(
                    .data, "The storage \(key.shortened) of \(source.name) has no type; copy or save the file again.")
            }
            guard position <= source.count - 8,
                let count = LittleEndian.uint64(try source.bytes(position..<position + 8), at: 0),
                count <= (source.count - position - 8) / type.size
            else {
                throw Failure(
                    .data, "\(source.name) ends before the storage \(key.shortened) does; copy or save the file again.")
            }
            storages[key] = TorchStorage(
                name: key.shortened, source: source, offset: position + 8, count: count, type: type,
                isBigEndian: isBigEndian)
            position += 8 + count * type.size
        }
        return storages
    }
}

extension TorchLegacy: TorchStorages {
    func storage(_ reference: TorchStorageReference) throws(Failure) -> TorchStorage {
        guard let storage = storages[reference.key], storage.type == reference.type else {
            throw Failure(
                .data,
                "The storage \(reference.key.shortened) is not in \(source.name); copy or save the file again.")
        }
        return storage
    }
}
