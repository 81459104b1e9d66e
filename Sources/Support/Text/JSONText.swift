/// JSON with its members in a chosen order, so that the same value always gives the same bytes.
package enum JSONText {
    /// A string in quotation marks.
    package static func string(_ text: String) -> String { Document.text(text).json }

    /// An object on one line, its members in the order given.
    package static func object(_ members: [(name: String, json: String)]) -> String {
        "{" + members.map { string($0.name) + ": " + $0.json }.joined(separator: ", ") + "}"
    }

    /// An array with one element per line.
    ///
    /// - Parameters:
    ///   - elements: The elements as JSON.
    ///   - indentation: The spaces before the closing bracket.
    package static func lines(_ elements: [String], indentation: Int) -> String {
        guard !elements.isEmpty else { return "[]" }
        let margin = String(repeating: " ", count: indentation)
        return "[\n" + elements.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin)]"
    }
}
