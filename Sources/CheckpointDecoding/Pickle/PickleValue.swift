/// A value of a pickle: inert, whatever the pickle says it is.
package enum PickleValue: Sendable, Hashable {
    /// None.
    case none
    /// True or False.
    case flag(Bool)
    /// A whole number that fits in 64 bits.
    case integer(Int)
    /// A larger whole number: its bytes, the least significant first.
    case longInteger([UInt8])
    /// A number with a fraction.
    case number(Double)
    /// A string.
    case text(String)
    /// Bytes.
    case bytes([UInt8])
    /// Anything with parts: the index of a node.
    case node(Int)
}

/// A value with parts, which may contain itself.
package struct PickleNode: Sendable, Hashable {
    /// What it is.
    package var kind: Kind
    /// The elements of a list, tuple or set, and what was appended to an object.
    package var elements: [PickleValue] = []
    /// The keys of a dictionary, and those that were set in an object.
    package var keys: [PickleValue] = []
    /// The values of `keys`.
    package var values: [PickleValue] = []
    /// The attributes that BUILD gave it.
    package var state: PickleValue?

    /// The kinds of nodes.
    package enum Kind: Sendable, Hashable {
        case list
        case tuple
        case dictionary
        case set
        /// A class or function by name; nothing is ever looked up.
        case global(module: String, name: String)
        /// What a call would return: a placeholder.
        case result(function: PickleValue, arguments: PickleValue)
        /// Something outside the pickle, such as a storage.
        case persistent(PickleValue)
    }
}

/// What was read from a pickle.
package struct Pickle: Sendable {
    /// The value.
    package let root: PickleValue
    /// The nodes that values refer to.
    package let nodes: [PickleNode]

    /// The node of a value; nil if it has no parts.
    package func node(_ value: PickleValue?) -> PickleNode? {
        guard case .node(let index)? = value, index >= 0, index < nodes.count else { return nil }
        return nodes[index]
    }

    /// Whether a value has parts, without copying them.
    package func hasParts(_ value: PickleValue) -> Bool {
        guard case .node(let index) = value else { return false }
        return index >= 0 && index < nodes.count
    }

    /// What a value with parts is; nil if it has none.
    package func kind(_ value: PickleValue?) -> PickleNode.Kind? {
        guard case .node(let index)? = value, index >= 0, index < nodes.count else { return nil }
        return nodes[index].kind
    }

    /// The elements of a tuple or list; nil if a value is none.
    package func elements(_ value: PickleValue?) -> [PickleValue]? {
        guard let node = node(value) else { return nil }
        switch node.kind {
        case .tuple, .list: return node.elements
        case .dictionary, .set, .global, .result, .persistent: return nil
        }
    }

    /// The whole numbers of a tuple or list; nil if it has anything else, or more than `limit`.
    package func integers(_ value: PickleValue?, limit: Int) -> [Int]? {
        guard let elements = elements(value), elements.count <= limit else { return nil }
        let integers = elements.compactMap(\.integer)
        return integers.count == elements.count ? integers : nil
    }

    /// The module and name of a class or function; nil if a value is none.
    package func global(_ value: PickleValue?) -> (module: String, name: String)? {
        guard case .global(let module, let name)? = kind(value) else { return nil }
        return (module, name)
    }

    /// The value of a text key in a dictionary.
    package func member(_ key: String, of value: PickleValue?) -> PickleValue? {
        guard let node = node(value), let index = node.keys.lastIndex(of: .text(key)) else { return nil }
        return node.values[index]
    }
}

extension PickleValue {
    /// The whole number; nil if this is none.
    package var integer: Int? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    /// The string; nil if this is none.
    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}
