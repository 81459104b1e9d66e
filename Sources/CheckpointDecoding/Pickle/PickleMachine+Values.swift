import Support

// MARK: - Scalars

extension PickleMachine {
    /// A number in digits.
    mutating func numberLine() throws(Failure) -> Double {
        guard let number = Double(try input.line()) else { throw input.failure("has an invalid number") }
        return number
    }

    /// A number of eight bytes, the most significant first.
    mutating func binaryNumber() throws(Failure) -> Double {
        Double(bitPattern: try input.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// A whole number in digits; protocol 0 writes truth values as 00 and 01.
    mutating func decimal() throws(Failure) -> PickleValue {
        let line = try input.line()
        if line == "00" || line == "01" { return .flag(line == "01") }
        let digits = line.hasSuffix("L") ? String(line.dropLast()) : line
        if let integer = Int(digits) { return .integer(integer) }
        guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }), !digits.isEmpty else {
            throw input.failure("has an invalid number")
        }
        // Nothing that matters is that large.
        try spend(32)
        return .longInteger([])
    }

    /// A whole number of some bytes, the least significant first.
    mutating func long(_ length: Int) throws(Failure) -> PickleValue {
        guard length <= 1_024 else { throw input.failure("has a number of \(length.grouped) bytes") }
        let bytes = try input.bytes(length)
        guard bytes.count <= 8 else {
            try spend(32 + bytes.count)
            return .longInteger(bytes)
        }
        let isNegative = (bytes.last ?? 0) & 0x80 != 0
        let bits = bytes.reversed().reduce(isNegative ? -1 : 0) { $0 << 8 | Int($1) }
        return .integer(bits)
    }
}

// MARK: - Strings

extension PickleMachine {
    /// A string after its length.
    mutating func text(lengthSize: Int) throws(Failure) -> PickleValue {
        try text(String(decoding: try input.bytes(try input.integer(lengthSize)), as: UTF8.self))
    }

    /// A string.
    mutating func text(_ text: String) throws(Failure) -> PickleValue {
        try spend(32 + text.utf8.count)
        return .text(text)
    }

    /// Bytes after their length.
    mutating func bytes(lengthSize: Int) throws(Failure) -> PickleValue {
        let bytes = try input.bytes(try input.integer(lengthSize))
        try spend(32 + bytes.count)
        return .bytes(bytes)
    }

    /// A line in quotation marks; escapes stay as they are, because names of tensors need none.
    mutating func quotedLine() throws(Failure) -> String {
        let line = try input.line()
        guard line.count >= 2, let quote = line.first, quote == line.last, quote == "'" || quote == "\"" else {
            throw input.failure("has a string without quotation marks")
        }
        return String(line.dropFirst().dropLast())
    }
}

// MARK: - Containers

extension PickleMachine {
    /// Takes values from the stack, in the order in which they were pushed.
    mutating func popLast(_ count: Int) throws(Failure) -> [PickleValue] {
        var values: [PickleValue] = []
        for _ in 0..<count { values.append(try pop()) }
        return values.reversed()
    }

    /// A dictionary of keys and values that alternate.
    func dictionary(of values: [PickleValue]) throws(Failure) -> PickleNode {
        guard values.count.isMultiple(of: 2) else { throw input.failure("has a key without a value") }
        let places = stride(from: 0, to: values.count, by: 2)
        return PickleNode(
            kind: .dictionary, keys: places.map { values[$0] }, values: places.map { values[$0 + 1] })
    }

    /// Adds values to the list, set or object on the stack.
    mutating func append(_ values: [PickleValue]) throws(Failure) {
        try spend(32 * values.count)
        nodes[try topNode()].elements += values
    }

    /// Adds keys and values that alternate to the dictionary or object on the stack.
    mutating func setItems(_ values: [PickleValue]) throws(Failure) {
        try spend(32 * values.count)
        let added = try dictionary(of: values)
        let index = try topNode()
        nodes[index].keys += added.keys
        nodes[index].values += added.values
    }

    /// The index of the node on the stack.
    func topNode() throws(Failure) -> Int {
        guard case .node(let index) = try top() else { throw input.failure("adds to a plain value") }
        return index
    }

    // MARK: - Stack and memo

    /// Removes a value, or the mark if there is none above it.
    mutating func discard() throws(Failure) {
        if let mark = marks.last, mark == stack.count {
            marks.removeLast()
        } else {
            _ = try pop()
        }
    }

    /// An index of the memo in digits.
    mutating func lineIndex() throws(Failure) -> Int {
        guard let index = Int(try input.line()), index >= 0 else { throw input.failure("has an invalid memo index") }
        return index
    }
}
