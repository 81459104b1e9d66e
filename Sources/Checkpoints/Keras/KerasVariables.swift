import Support

/// The variables of a layer, whatever names the file gives them.
struct KerasVariables: Sendable {
    /// W, or the kernel of a dense layer.
    let kernel: HDF5Dataset?
    /// U.
    let recurrentKernel: HDF5Dataset?
    /// b.
    let bias: HDF5Dataset?

    /// The numbered variables of a group, as Keras 3 writes them: a dense layer has no recurrent kernel.
    init(numbered group: String, isRecurrent: Bool, in file: HDF5File) {
        kernel = file.dataset("\(group)/0")
        recurrentKernel = isRecurrent ? file.dataset("\(group)/1") : nil
        bias = file.dataset("\(group)/\(isRecurrent ? 2 : 1)")
    }

    /// Variables with names such as `lstm_1/kernel:0` in a group, as Keras 2 writes them.
    init(named names: [String], in group: String, of file: HDF5File) {
        func variable(_ role: String) -> HDF5Dataset? {
            let name = names.first { Self.role(of: $0) == role }
            return name.flatMap { file.dataset("\(group)/\($0)") }
        }
        kernel = variable("kernel")
        recurrentKernel = variable("recurrent_kernel")
        bias = variable("bias")
    }

    /// The last part of a variable's name, without the number of its output.
    private static func role(of name: String) -> Substring {
        let last = name.split(separator: "/").last ?? ""
        return last.prefix { $0 != ":" }
    }

    /// Whether there is a kernel and a recurrent kernel whose columns belong together.
    var areRecurrent: Bool {
        guard let kernel = kernel?.description.shape, let recurrent = recurrentKernel?.description.shape,
            kernel.count == 2, recurrent.count == 2, recurrent[0] > 0
        else { return false }
        return kernel[1] == recurrent[1] && recurrent[1] % recurrent[0] == 0
    }

    /// Throws if one of them cannot be read, or if the layer is larger than a network may be.
    func check(hiddenSize: Int) throws(Obstacle) {
        for variable in [kernel, recurrentKernel, bias] {
            guard let variable else { continue }
            guard let tensor = variable.tensor else {
                throw Obstacle(variable.obstacle ?? "\(variable.description.name.shortened) has no numbers.")
            }
            try Obstacle.checkSizes(
                inputSize: kernel?.description.shape.first ?? 0, hiddenSize: hiddenSize, of: tensor)
        }
    }

    /// Whether they are those of a dense layer.
    var areDense: Bool {
        guard let kernel = kernel?.description.shape, kernel.count == 2, recurrentKernel == nil else { return false }
        guard let bias = bias?.description.shape else { return true }
        return bias == [kernel[1]]
    }
}
