/// The formats of files that contain networks.
public enum CheckpointFormat: String, Sendable, Hashable, CaseIterable {
    case safetensors
    case numPyArchive
    case pyTorch
    case pyTorchLegacy
    case torchScript
    case kerasHDF5
    case kerasArchive
    case onnx
    case neuralAmpModeler

    /// The name in sentences.
    public var title: String {
        switch self {
        case .safetensors: "safetensors"
        case .numPyArchive: "NumPy archive (.npz)"
        case .pyTorch: "PyTorch checkpoint"
        case .pyTorchLegacy: "PyTorch checkpoint from before version 1.6"
        case .torchScript: "TorchScript archive"
        case .kerasHDF5: "Keras HDF5 file"
        case .kerasArchive: "Keras archive (.keras)"
        case .onnx: "ONNX model"
        case .neuralAmpModeler: "Neural Amp Modeler model (.nam)"
        }
    }
}
