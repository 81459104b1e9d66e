import Support

/// Runs the instructions of a pickle without running anything else: names of classes and functions stay names.
///
/// What a stranger's pickle may take is bounded: memory by a budget, the stack by its depth, time by the number of bytes,
/// because every instruction has at least one.
package struct PickleMachine {
    var input: PickleInput
    var stack: [PickleValue] = []
    var marks: [Int] = []
    var memo: [Int: PickleValue] = [:]
    var nodes: [PickleNode] = []
    private var budget: Int

    private static let deepestStack = 1 << 17
    private static let mostInstructions = 1 << 25

    /// A machine at the position of an input.
    ///
    /// - Parameter allowance: The number of bytes of the file, in proportion to which memory may be taken.
    init(_ input: PickleInput, allowance: Int) {
        self.input = input
        budget = 12 << 20 + 2 * allowance
    }

    /// Reads one pickle and leaves the input behind it.
    ///
    /// - Throws: `Failure` if the pickle is corrupt, calls something dangerous, or needs too much.
    /// - Complexity: O(n) in the number of bytes.
    package static func read(_ input: inout PickleInput, allowance: Int) throws(Failure) -> Pickle {
        var machine = PickleMachine(input, allowance: allowance)
        for instruction in 0... {
            guard instruction < mostInstructions else { throw machine.input.failure("has too many instructions") }
            let byte = try machine.input.byte()
            guard let opcode = PickleOpcode(rawValue: byte) else {
                throw machine.input.failure("has the unknown instruction \(byte); the file is corrupt or no pickle")
            }
            if opcode == .stop { break }
            try machine.run(opcode)
        }
        let root = try machine.pop()
        input = machine.input
        return Pickle(root: root, nodes: machine.nodes)
    }

    // MARK: Limits

    /// Takes memory from the budget.
    mutating func spend(_ bytes: Int) throws(Failure) {
        budget -= bytes
        guard budget >= 0 else { throw input.failure("needs more memory than its file warrants") }
    }

    // MARK: Stack

    mutating func push(_ value: PickleValue) throws(Failure) {
        guard stack.count < Self.deepestStack else { throw input.failure("puts too many values on its stack") }
        stack.append(value)
    }

    /// Adds a node and pushes it.
    mutating func push(_ node: PickleNode) throws(Failure) {
        try spend(128 + 32 * (node.elements.count + node.keys.count + node.values.count))
        nodes.append(node)
        try push(.node(nodes.count - 1))
    }

    mutating func pop() throws(Failure) -> PickleValue {
        guard stack.count > (marks.last ?? 0), let value = stack.popLast() else {
            throw input.failure("takes a value from an empty stack")
        }
        return value
    }

    /// The value on top, which stays.
    func top() throws(Failure) -> PickleValue {
        guard stack.count > (marks.last ?? 0), let value = stack.last else {
            throw input.failure("takes a value from an empty stack")
        }
        return value
    }

    mutating func mark() throws(Failure) {
        guard marks.count < Self.deepestStack else { throw input.failure("has too many marks") }
        marks.append(stack.count)
    }

    /// The values above the last mark, which is removed with them.
    mutating func popToMark() throws(Failure) -> [PickleValue] {
        guard let mark = marks.popLast(), mark <= stack.count else { throw input.failure("misses a mark") }
        let values = Array(stack[mark...])
        stack.removeSubrange(mark...)
        return values
    }

    // MARK: Memo

    mutating func memoize(_ index: Int) throws(Failure) {
        try spend(64)
        memo[index] = try top()
    }

    mutating func recall(_ index: Int) throws(Failure) {
        guard let value = memo[index] else { throw input.failure("recalls a value that it never stored") }
        try push(value)
    }
}
