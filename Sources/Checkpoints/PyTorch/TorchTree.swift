import CheckpointDecoding
import Support

/// Walks through the dictionaries of a checkpoint and names the tensors in them.
struct TorchTree {
    /// The tensors by their names, in the order of the file.
    private(set) var tensors: [(name: String, tensor: TorchTensor)] = []
    /// The classes of whole modules, such as `tiny_model.Whole`.
    private(set) var wholeModules: [String] = []

    private let pickle: Pickle
    private var leaves: [Leaf] = []
    private var path: [Key] = []
    private var steps = 0

    /// A tensor and the keys that lead to it.
    private struct Leaf {
        var path: [Key]
        let tensor: TorchTensor
    }

    /// A key of a dictionary, or an attribute of an object.
    private struct Key: Hashable {
        let text: String
        /// Whether it leads to a dictionary that may only wrap the weights.
        let isWrapper: Bool
    }

    private static let deepest = 32
    private static let mostSteps = 1 << 21
    private static let mostTensors = 1 << 16

    /// Collects the tensors of a pickle.
    ///
    /// - Throws: `Failure` if there are more values than a checkpoint has, as in one that repeats itself.
    init(_ pickle: Pickle, file: String) throws(Failure) {
        self.pickle = pickle
        try visit(pickle.root, file: file)
        unwrap()
        tensors = leaves.map { ($0.path.map(\.text).joined(separator: "."), $0.tensor) }
    }

    // MARK: Walking

    private mutating func visit(_ value: PickleValue, file: String) throws(Failure) {
        guard pickle.hasParts(value) else { return }
        if let tensor = TorchTensor(value, in: pickle) {
            // A long name that many tensors share becomes part of each one's.
            try count(1 + path.reduce(0) { $0 + $1.text.utf8.count } / 8, file: file)
            leaves.append(Leaf(path: path, tensor: tensor))
            return
        }
        // What is nested more deeply is no weight; a value that contains itself ends here.
        guard path.count < Self.deepest, let node = pickle.node(value) else { return }
        switch node.kind {
        case .dictionary: try visitMembers(of: node, isWrapper: true, file: file)
        case .list, .tuple:
            try count(1 + node.elements.count, file: file)
            for index in node.elements.indices where pickle.hasParts(node.elements[index]) {
                path.append(Key(text: String(index), isWrapper: false))
                try visit(node.elements[index], file: file)
                path.removeLast()
            }
        case .result(let function, _): try visitObject(node, of: function, file: file)
        case .set, .global, .persistent: break
        }
    }

    /// Counts values that are visited, because a pickle can repeat a large one at the cost of two bytes.
    private mutating func count(_ values: Int, file: String) throws(Failure) {
        steps += values
        guard steps <= Self.mostSteps, leaves.count < Self.mostTensors else {
            throw Failure(.data, "\(file) has more values than a checkpoint has; save `model.state_dict()` alone.")
        }
    }

    private mutating func visitMembers(of node: PickleNode, isWrapper: Bool, file: String) throws(Failure) {
        try count(1 + node.keys.count, file: file)
        for (key, value) in zip(node.keys, node.values) {
            guard let child = pickle.node(value), let text = key.text ?? key.integer.map(String.init),
                path.count > 2 || !OptimizerStates.isRoot(text)
            else { continue }
            path.append(Key(text: text, isWrapper: isWrapper && child.kind == .dictionary))
            try visit(value, file: file)
            path.removeLast()
        }
    }

    private mutating func visitObject(
        _ node: PickleNode, of function: PickleValue, file: String
    ) throws(Failure) {
        let name = className(function)
        guard !name.hasPrefix("__torch__") else {
            if let state = pickle.node(node.state) { try visitMembers(of: state, isWrapper: false, file: file) }
            return
        }
        try count(pickle.node(node.state)?.keys.count ?? 0, file: file)
        if pickle.member("_modules", of: node.state) != nil || pickle.member("_parameters", of: node.state) != nil {
            wholeModules.append(name)
            return
        }
        // Classes derived from dictionaries.
        try visitMembers(of: node, isWrapper: true, file: file)
    }

    /// The name of a class; legacy files wrap it together with its source.
    private func className(_ function: PickleValue) -> String {
        var function = function
        if case .persistent(let identifier)? = pickle.node(function)?.kind,
            let parts = pickle.elements(identifier), parts.count > 1
        {
            function = parts[1]
        }
        return pickle.global(function).map { "\($0.module).\($0.name)" } ?? "an unknown class"
    }

    // MARK: Names

    /// Removes keys such as `state_dict` that say nothing because all networks are under the same one.
    private mutating func unwrap() {
        while let wrapper = commonWrapper {
            for index in leaves.indices where leaves[index].path.first == wrapper { leaves[index].path.removeFirst() }
        }
    }

    private var commonWrapper: Key? {
        let nested = leaves.filter { $0.path.count > 1 }
        let recurrent = nested.filter { PyTorchName($0.path.map(\.text).joined(separator: ".")) != nil }
        let firsts = Set((recurrent.isEmpty ? nested : recurrent).compactMap(\.path.first))
        guard let only = firsts.first, firsts.count == 1, only.isWrapper, Self.isWrapper(only.text) else { return nil }
        return only
    }

    private static func isWrapper(_ key: String) -> Bool {
        let words = ["model", "model_state", "state", "net", "network", "weights", "params", "parameters", "module"]
        return key.contains("state_dict") || words.contains(key)
    }
}
