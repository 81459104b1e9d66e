import Support

extension PickleMachine {
    /// Runs one instruction.
    mutating func run(_ opcode: PickleOpcode) throws(Failure) {
        switch opcode {
        case .none: try push(.none)
        case .newTrue: try push(.flag(true))
        case .newFalse: try push(.flag(false))
        case .integerLine, .longLine: try push(try decimal())
        case .numberLine: try push(.number(try numberLine()))
        case .binaryInteger: try push(.integer(Int(Int32(truncatingIfNeeded: try input.integer(4)))))
        case .binaryInteger1: try push(.integer(try input.integer(1)))
        case .binaryInteger2: try push(.integer(try input.integer(2)))
        case .binaryNumber: try push(.number(try binaryNumber()))
        case .long1: try push(try long(try input.integer(1)))
        case .long4: try push(try long(try input.integer(4)))

        case .stringLine: try push(try text(try quotedLine()))
        case .unicodeLine: try push(try text(try input.line()))
        case .shortBinaryString, .shortBinaryUnicode: try push(try text(lengthSize: 1))
        case .binaryString, .binaryUnicode: try push(try text(lengthSize: 4))
        case .binaryUnicode8: try push(try text(lengthSize: 8))
        case .shortBinaryBytes: try push(try bytes(lengthSize: 1))
        case .binaryBytes: try push(try bytes(lengthSize: 4))
        case .binaryBytes8, .byteArray8: try push(try bytes(lengthSize: 8))

        case .mark: try mark()
        case .emptyList: try push(PickleNode(kind: .list))
        case .emptyTuple: try push(PickleNode(kind: .tuple))
        case .emptyDictionary: try push(PickleNode(kind: .dictionary))
        case .emptySet: try push(PickleNode(kind: .set))
        case .list: try push(PickleNode(kind: .list, elements: try popToMark()))
        case .tuple: try push(PickleNode(kind: .tuple, elements: try popToMark()))
        case .frozenSet: try push(PickleNode(kind: .set, elements: try popToMark()))
        case .dictionary: try push(try dictionary(of: try popToMark()))
        case .tuple1: try push(PickleNode(kind: .tuple, elements: try popLast(1)))
        case .tuple2: try push(PickleNode(kind: .tuple, elements: try popLast(2)))
        case .tuple3: try push(PickleNode(kind: .tuple, elements: try popLast(3)))
        case .append: try append(try popLast(1))
        case .appends, .addItems: try append(try popToMark())
        case .setItem: try setItems(try popLast(2))
        case .setItems: try setItems(try popToMark())

        case .pop: try discard()
        case .popMark: _ = try popToMark()
        case .duplicate: try push(try top())
        case .put: try memoize(try lineIndex())
        case .binaryPut: try memoize(try input.integer(1))
        case .longBinaryPut: try memoize(try input.integer(4))
        case .memoize: try memoize(memo.count)
        case .get: try recall(try lineIndex())
        case .binaryGet: try recall(try input.integer(1))
        case .longBinaryGet: try recall(try input.integer(4))

        case .global: try pushGlobal(module: try input.line(), name: try input.line())
        case .stackGlobal: try pushStackGlobal()
        case .instance: try pushInstance()
        case .object: try pushObject(try popToMark())
        case .newObject, .reduce: try pushResult()
        case .newObjectWithKeywords:
            _ = try pop()
            try pushResult()
        case .build: try build()
        case .persistentLine: try push(PickleNode(kind: .persistent(.text(try input.line()))))
        case .persistent: try push(PickleNode(kind: .persistent(try pop())))
        case .extension1, .extension2, .extension4, .nextBuffer, .readOnlyBuffer:
            throw input.failure("refers to something outside of it, which weights never need")

        case .protocolVersion: try checkProtocol()
        case .frame: _ = try input.integer(8)
        case .stop: break
        }
    }

    private mutating func checkProtocol() throws(Failure) {
        let version = try input.integer(1)
        guard version <= 5 else { throw input.failure("has the protocol \(version); 0 to 5 can be read") }
    }
}
