import CheckpointDecoding
import Support

/// A zip archive of PyTorch: a pickle and one entry per storage.
struct TorchArchive {
    /// Whether it was saved by TorchScript.
    let isScript: Bool
    private let archive: ZipArchive
    /// The folder within the archive, with a slash.
    private let prefix: String
    private let isBigEndian: Bool
    /// The storages so far by key.
    private var sources: [String: any ByteSource] = [:]

    /// The name of the pickle in an archive; nil if it is none of PyTorch.
    static func pickleName(in archive: ZipArchive) -> String? {
        archive.entries.map(\.name).filter { $0 == "data.pkl" || $0.hasSuffix("/data.pkl") }
            .min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }

    /// An archive with a pickle of a name.
    init(_ archive: ZipArchive, pickle: String) throws(Failure) {
        self.archive = archive
        let prefix = String(pickle.dropLast("data.pkl".count))
        self.prefix = prefix
        isScript = archive.entries.contains {
            $0.name.hasPrefix(prefix + "code/") || $0.name == prefix + "constants.pkl"
        }
        let order =
            archive.contains(prefix + "byteorder")
            ? try archive.source(of: prefix + "byteorder", checksStored: false).allBytes(upTo: 16) : []
        isBigEndian = order == Array("big".utf8)
    }

    /// The tensors by name.
    ///
    /// - Parameter size: The number of bytes of the file.
    /// - Throws: `Failure` if the file is corrupt, or has a whole module in place of weights.
    func tensors(size: Int) throws(Failure) -> [StoredTensor] {
        var input = PickleInput(try archive.source(of: prefix + "data.pkl", checksStored: false))
        let pickle = try PickleMachine.read(&input, allowance: size)
        var storages = self
        return try TorchTree(pickle, file: archive.name).stored(in: &storages, file: archive.name)
    }
}

extension TorchArchive: TorchStorages {
    mutating func storage(_ reference: TorchStorageReference) throws(Failure) -> TorchStorage {
        let name = "data/\(reference.key)"
        guard archive.contains(prefix + name) else {
            throw Failure(
                .data,
                "The storage \(name.shortened) is not in the archive \(archive.name); copy or save the file again.")
        }
        // PyTorch can be told to write no checksums.
        let source =
            if let known = sources[reference.key] {
                known
            } else {
                try archive.source(of: prefix + name, checksStored: false)
            }
        sources[reference.key] = source
        let (bytes, overflow) = reference.count.multipliedReportingOverflow(by: reference.type.size)
        guard !overflow, bytes <= source.count else {
            throw Failure(
                .data,
                "The storage \(name.shortened) of \(archive.name) has \(source.count.grouped) bytes, fewer than its "
                    + "\(reference.count.grouped) elements need; copy or save the file again.")
        }
        return TorchStorage(
            name: name.shortened, source: source, offset: 0, count: reference.count, type: reference.type,
            isBigEndian: isBigEndian)
    }
}

extension TorchTree {
    /// The tensors in the file, each by its name.
    ///
    /// - Throws: `Failure` if a tensor leaves its storage, or there are only whole modules.
    func stored(in storages: inout some TorchStorages, file: String) throws(Failure) -> [StoredTensor] {
        if let whole = wholeModules.first, !tensors.contains(where: { PyTorchName($0.name) != nil }) {
            throw Failure(
                .data,
                "\(file) contains a whole pickled module (\(whole.shortened)): save `model.state_dict()` instead.")
        }
        var stored: [StoredTensor] = []
        var names: Set<String> = []
        for (name, tensor) in tensors {
            guard names.insert(name).inserted else {
                throw Failure(.data, "\(file) contains the tensor \(name.shortened) twice; save the file again.")
            }
            stored.append(try tensor.stored(named: name, in: &storages, file: file))
        }
        return stored
    }
}
