import Support

extension PickleMachine {
    /// Pushes a class or function by name.
    mutating func pushGlobal(module: String, name: String) throws(Failure) {
        try spend(64 + module.utf8.count + name.utf8.count)
        try push(PickleNode(kind: .global(module: module, name: name)))
    }

    /// Pushes a class or function whose names are on the stack.
    mutating func pushStackGlobal() throws(Failure) {
        guard case .text(let name) = try pop(), case .text(let module) = try pop() else {
            throw input.failure("names a class without a text")
        }
        try pushGlobal(module: module, name: name)
    }

    /// Pushes an object whose class follows, and whose arguments are on the stack.
    mutating func pushInstance() throws(Failure) {
        try pushGlobal(module: try input.line(), name: try input.line())
        let function = stack.removeLast()
        try pushResult(of: function, arguments: try tuple(try popToMark()))
    }

    /// Pushes an object from its class and arguments.
    mutating func pushObject(_ values: [PickleValue]) throws(Failure) {
        guard let function = values.first else { throw input.failure("makes an object of no class") }
        try pushResult(of: function, arguments: try tuple(Array(values.dropFirst())))
    }

    /// Pushes what the function on the stack would return for the arguments above it.
    mutating func pushResult() throws(Failure) {
        let arguments = try pop()
        try pushResult(of: try pop(), arguments: arguments)
    }

    /// Gives attributes to the object on the stack.
    mutating func build() throws(Failure) {
        let state = try pop()
        nodes[try topNode()].state = state
    }

    /// A tuple that is not on the stack.
    private mutating func tuple(_ elements: [PickleValue]) throws(Failure) -> PickleValue {
        try push(PickleNode(kind: .tuple, elements: elements))
        return try pop()
    }

    /// Pushes what a call would return.
    private mutating func pushResult(of function: PickleValue, arguments: PickleValue) throws(Failure) {
        guard case .node(let index) = function, case .global(let module, let name) = nodes[index].kind else {
            try push(PickleNode(kind: .result(function: function, arguments: arguments)))
            return
        }
        guard !PickleGlobals.isDangerous(module: module, name: name) else {
            throw input.failure(
                "wants to call \(module.shortened).\(name.shortened), which is not among what weights need; nothing was "
                    + "called, and the file should not be opened by other programs; download the weights from a "
                    + "source you trust")
        }
        guard PickleGlobals.isDictionary(module: module, name: name) else {
            try push(PickleNode(kind: .result(function: function, arguments: arguments)))
            return
        }
        try push(dictionary(from: arguments))
    }

    /// The dictionary that a call makes; Python 2 passed a list of pairs.
    private func dictionary(from arguments: PickleValue) -> PickleNode {
        let elements = { (value: PickleValue?) -> [PickleValue] in
            guard case .node(let index)? = value else { return [] }
            return nodes[index].elements
        }
        let pairs = elements(elements(arguments).first).map(elements).filter { $0.count == 2 }
        return PickleNode(kind: .dictionary, keys: pairs.map { $0[0] }, values: pairs.map { $0[1] })
    }
}
