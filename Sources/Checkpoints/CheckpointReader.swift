import CheckpointDecoding
import Recurrent
import Support

/// Recognises the format of a file by its content and reads it.
struct CheckpointReader {
    private let options: ReadingOptions

    init(_ options: ReadingOptions) { self.options = options }

    /// How often archives may contain each other.
    private static let deepest = 2

    /// Reads what a file contains.
    ///
    /// - Parameters:
    ///   - source: A file, or an entry of an archive.
    ///   - depth: The number of archives around it.
    /// - Throws: `Failure` if the format is unknown or the file is corrupt.
    func contents(of source: some ByteSource, depth: Int = 0) throws(Failure) -> CheckpointContents {
        let beginning = try source.beginning(512)
        guard !beginning.isEmpty else {
            throw Failure(.data, "\(source.name) is an empty file; copy or save it again.")
        }
        if SafetensorsFile.isRecognised(beginning) {
            return try named(.safetensors, SafetensorsFile(source).tensors, in: source)
        }
        if NumPyHeader.isRecognised(beginning) {
            throw Failure(
                .data,
                "\(source.name) is a single array; save all weights of the network with `numpy.savez`, each under its name."
            )
        }
        if ONNXModel.isRecognised(beginning) || source.name.hasSuffix(".onnx") {
            return try ONNXModel(source, path: source is FileBytes ? source.name : nil).contents(options)
        }
        if beginning.starts(with: [0x50, 0x4B]) {
            return try contents(of: ZipArchive(source), in: source, depth: depth)
        }
        if TorchLegacy.isRecognised(beginning) {
            return try named(.pyTorchLegacy, TorchLegacy(source).tensors(), in: source)
        }
        if AmpModelFile.isRecognised(beginning) {
            return try AmpModelFile(source, gateActivation: options.gateActivation ?? .sigmoid).contents
        }
        if beginning[0] == 0x80 { throw try UnreadablePickle.failure(source) }
        if beginning.count > 262, beginning[257..<262].elementsEqual("ustar".utf8) {
            throw Failure(
                .data,
                "\(source.name) is a tar archive; unpack it. If PyTorch before 0.1.10 wrote it, load it with "
                    + "`torch.load` and save it again with `torch.save(model.state_dict(), …)`.")
        }
        let isCalledHDF5 = [".h5", ".hdf5"].contains { source.name.hasSuffix($0) }
        let isHDF5 = try HDF5File.isRecognised(source)
        if isHDF5 || isCalledHDF5 { return try keras(HDF5File(source)) }
        throw unknown(source)
    }

    private func contents(
        of archive: ZipArchive, in source: some ByteSource, depth: Int
    ) throws(Failure) -> CheckpointContents {
        if KerasArchive.isRecognised(archive) {
            return try KerasArchive.contents(of: archive, gateActivation: options.gateActivation)
        }
        if NumPyArchive.isRecognised(archive) {
            return try named(.numPyArchive, NumPyArchive(archive).tensors, in: source)
        }
        if let pickle = TorchArchive.pickleName(in: archive) {
            let torch = try TorchArchive(archive, pickle: pickle)
            let tensors = try torch.tensors(size: source.count)
            return try named(torch.isScript ? .torchScript : .pyTorch, tensors, in: source)
        }
        guard depth < Self.deepest, let inner = try OuterArchive.network(in: archive) else { throw unknown(source) }
        return try contents(of: inner, depth: depth + 1)
    }

    private func keras(_ file: HDF5File) throws(Failure) -> CheckpointContents {
        try KerasModules.contents(of: file, gateActivation: options.gateActivation)
            ?? CheckpointContents(
                format: .kerasHDF5, tensors: file.datasets.map(\.description), modules: [])
    }

    private func named(
        _ format: CheckpointFormat, _ tensors: [StoredTensor], in source: some ByteSource
    ) throws(Failure) -> CheckpointContents {
        try CheckpointContents(format: format, named: tensors, in: source, options)
    }

    private func unknown(_ source: some ByteSource) -> Failure {
        Failure(
            .data,
            "\(source.name) is in no format that can be read: safetensors, PyTorch, TorchScript, NumPy (.npz), Keras (.h5, "
                + ".keras), ONNX and Neural Amp Modeler (.nam) are.")
    }
}
