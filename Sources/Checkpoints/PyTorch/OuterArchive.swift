import Support

/// Archives that contain a checkpoint among other files, such as those of Stable-Baselines3.
enum OuterArchive {
    /// The only checkpoint in an archive; nil if there is none.
    ///
    /// - Throws: `Failure` that lists the checkpoints if there are several.
    static func network(in archive: ZipArchive) throws(Failure) -> (any ByteSource)? {
        let names = archive.entries.map(\.name).filter(isNetwork)
        if let policy = names.first(where: { $0 == "policy.pth" }) { return try archive.source(of: policy) }
        guard names.count <= 1 else {
            let list = names.prefix(8).map(\.shortened).joined(separator: ", ")
            throw Failure(
                .data, "\(archive.name) contains several checkpoints; unpack it and choose one of \(list).")
        }
        guard let name = names.first else { return nil }
        return try archive.source(of: name)
    }

    private static func isNetwork(_ name: String) -> Bool {
        let isRelated = name.contains("optimizer") || name.hasSuffix("pytorch_variables.pth")
        return !isRelated && [".pth", ".pt", ".ckpt", ".safetensors", ".npz", ".bin"].contains { name.hasSuffix($0) }
    }
}
