import Yams

/// A value in a YAML file with its position, and readers whose errors name that position.
package struct YAMLValue {
    /// The file's name in messages.
    let file: String
    /// The key path of the value, such as `variants[2].name`; empty for the whole file.
    let key: String
    /// The line of the value or its key, from 1.
    let line: Int
    /// The value.
    let node: Node

    /// A failure whose message names file, line and key.
    package func failure(_ complaint: String) -> Failure {
        Failure(in: file, line: line, Failure.Complaint(key: key, text: complaint))
    }

    /// The kind of value for messages; nil for an empty one.
    private var kind: String? {
        switch node {
        case .scalar(let scalar): scalar.string.isEmpty ? nil : "`\(scalar.string.shortened)`"
        case .sequence: "a list"
        case .mapping: "a mapping of keys to values"
        case .alias: "an alias"
        }
    }

    /// The failure for a value of the wrong kind.
    package func failure(expecting expected: String) -> Failure {
        failure("\(kind.map { "\($0) is not allowed here" } ?? "a value is missing"); it must be \(expected)")
    }
}

// MARK: - Lists and mappings

extension YAMLValue {
    /// The values of a mapping by key; every key must be in `allowed`.
    package func fields(allowed: [String]) throws(Failure) -> [String: YAMLValue] {
        guard case .mapping(let mapping) = node else {
            throw failure(expecting: "a mapping with the keys \(allowed.joined(separator: ", "))")
        }
        var fields: [String: YAMLValue] = [:]
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? line
            guard case .scalar(let scalar) = keyNode else {
                throw YAMLValue(file: file, key: key, line: line, node: keyNode).failure("a key must be a word")
            }
            let name = scalar.string
            let path = key.isEmpty ? name : "\(key).\(name)"
            let field = YAMLValue(file: file, key: path.shortened, line: line, node: value)
            guard allowed.contains(name) else {
                let suggestion = name.nearest(in: allowed).map { "did you mean `\($0)`? The keys" } ?? "the keys"
                throw field.failure("the key is unknown; \(suggestion) here are \(allowed.joined(separator: ", "))")
            }
            guard fields.updateValue(field, forKey: name) == nil else {
                throw field.failure("the key appears twice")
            }
        }
        return fields
    }

    /// Whether this is a mapping with a key.
    package func hasKey(_ name: String) -> Bool {
        guard case .mapping(let mapping) = node else { return false }
        return mapping.contains { $0.key.scalar?.string == name }
    }

    /// The values of a list.
    package func elements(expecting expected: String) throws(Failure) -> [YAMLValue] {
        guard case .sequence(let sequence) = node else { throw failure(expecting: expected) }
        return sequence.enumerated().map { index, value in
            YAMLValue(file: file, key: "\(key)[\(index + 1)]", line: value.mark?.line ?? line, node: value)
        }
    }

    /// The distinct values of a non-empty list, each read by `read`.
    package func list<Value: Hashable>(
        expecting expected: String, of read: (YAMLValue) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let elements = try elements(expecting: expected)
        guard !elements.isEmpty else { throw failure("the list is empty; it must be \(expected)") }
        var values: [Value] = []
        var seen: Set<Value> = []
        for element in elements {
            let value = try read(element)
            guard seen.insert(value).inserted else {
                throw element.failure("\(element.kind ?? "a value") appears twice in the list; list each value once")
            }
            values.append(value)
        }
        return values
    }
}

// MARK: - Scalars

extension YAMLValue {
    /// The text of a scalar that is not quoted or a block.
    private func plainText(expecting expected: String) throws(Failure) -> String {
        guard case .scalar(let scalar) = node else { throw failure(expecting: expected) }
        let (mark, without) =
            switch scalar.style {
            case .singleQuoted, .doubleQuoted: ("in quotation marks", "without them")
            case .literal, .folded: ("after `|` or `>`", "on the line of the key")
            case .plain, .any: ("", "")
            }
        guard mark.isEmpty else {
            let text = scalar.string.isEmpty ? "an empty value" : "`\(scalar.string.shortened)`"
            throw failure("\(text) \(mark) is a text; it must be \(expected), \(without)")
        }
        return scalar.string
    }

    /// The text of a scalar; nil for lists and mappings.
    package var text: String? {
        guard case .scalar(let scalar) = node else { return nil }
        return scalar.string
    }

    /// A whole number in `range`, written with decimal digits.
    package func integer<Value: FixedWidthInteger>(in range: ClosedRange<Value>) throws(Failure) -> Value {
        let expected = "a whole number in \(range.lowerBound)…\(range.upperBound), written in digits"
        let text = try plainText(expecting: expected)
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let isPlain =
            !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && (digits.utf8.first != 0x30 || digits.utf8.count == 1)
        guard isPlain, let value = Value(text), range.contains(value) else { throw failure(expecting: expected) }
        return value
    }

    /// A number in `range`, written as in JSON.
    package func number(in range: ClosedRange<Double>) throws(Failure) -> Double {
        let expected = "a number in \(range.lowerBound.shortestDecimal)…\(range.upperBound.shortestDecimal)"
        let text = try plainText(expecting: expected)
        guard text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil else {
            throw failure(expecting: expected)
        }
        let value: Double
        do throws(WrittenNumber.Problem) {
            value = try WrittenNumber.read(text)
        } catch {
            throw failure("`\(text.shortened)` \(error); it must be \(expected)")
        }
        guard range.contains(value) else { throw failure(expecting: expected) }
        return value
    }

    /// `true` or `false`.
    package func flag() throws(Failure) -> Bool {
        let expected = "true or false"
        guard let flag = Bool(try plainText(expecting: expected)) else { throw failure(expecting: expected) }
        return flag
    }

    /// One of several values that `read` knows by name.
    package func choice<Value>(of names: [String], _ read: (String) -> Value?) throws(Failure) -> Value {
        let expected = "one of \(names.joined(separator: ", "))"
        guard let text else { throw failure(expecting: expected) }
        guard names.contains(text), let value = read(text) else {
            guard let nearest = text.nearest(in: names) else { throw failure(expecting: expected) }
            throw failure(
                "`\(text.shortened)` is not allowed here; did you mean `\(nearest)`? It must be \(expected)")
        }
        return value
    }

    /// A name made of `[a-z0-9-]{1,64}`.
    package func name() throws(Failure) -> String {
        guard let text, text.wholeMatch(of: /[a-z0-9\-]{1,64}/) != nil else {
            throw failure(expecting: "a name of 1…64 characters from a–z, 0–9 and `-`")
        }
        return text
    }
}

// MARK: - Words

extension String {
    /// The word of `words` that this one probably means, or nil if none is close.
    package func nearest(in words: [String]) -> String? {
        guard utf8.count <= 64 else { return nil }
        let ranked = words.map { (word: $0, distance: lowercased().editDistance(to: $0.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(2, best.word.count / 3)
        else { return nil }
        return best.word
    }

    /// The Levenshtein distance to `other`: the number of characters to add, remove or replace (1966).
    ///
    /// - Complexity: O(m n) in the two lengths.
    private func editDistance(to other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, character) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let replaced = diagonal + (character == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
