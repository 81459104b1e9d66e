import Support

extension YAMLValue {
    /// One of the cases of a type by its raw value.
    package func choice<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type) throws(Failure) -> Value {
        try choice(of: Value.allCases.map(\.rawValue), Value.init)
    }

    /// A text that is read by something else, whose complaint is given at the place of the text.
    package func read<Value>(_ read: (String) throws(Failure) -> Value) throws(Failure) -> Value {
        guard let text else { throw failure(expecting: "a text") }
        do throws(Failure) {
            return try read(text)
        } catch {
            throw failure(error.message.asClause)
        }
    }

    /// A path or a name: 1…4,096 bytes without a zero.
    func path(_ text: String) throws(Failure) -> String {
        guard (1...4_096).contains(text.utf8.count), !text.utf8.contains(0) else {
            throw failure(expecting: "a text of 1…4,096 bytes")
        }
        return text
    }

    /// The hexadecimal form of a SHA-256.
    func digest() throws(Failure) -> String {
        guard let text, text.isDigest else { throw failure(expecting: "a SHA-256 of 64 hexadecimal digits") }
        return text
    }
}
