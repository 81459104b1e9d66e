import Support

/// Reads arrays that were saved with `numpy.savez`.
struct NumPyArchive {
    /// The arrays in the order of the archive.
    let tensors: [StoredTensor]

    /// Whether all entries of an archive are arrays.
    static func isRecognised(_ archive: ZipArchive) -> Bool {
        !archive.entries.isEmpty && archive.entries.allSatisfy { $0.name.hasSuffix(".npy") }
    }

    /// Reads the header of every array.
    ///
    /// Deflated arrays are inflated here, because nothing else tells their shapes.
    ///
    /// - Throws: `Failure` that names what is wrong.
    init(_ archive: ZipArchive) throws(Failure) {
        var tensors: [StoredTensor] = []
        for entry in archive.entries {
            try Failure.checkCancellation(while: "Reading \(archive.name)")
            let array = try NumPyArray(try archive.source(of: entry.name))
            tensors.append(array.tensor(named: String(entry.name.dropLast(4))))
        }
        self.tensors = tensors
    }
}
