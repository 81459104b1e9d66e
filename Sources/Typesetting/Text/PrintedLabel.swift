/// The names by which a document in LaTeX or Typst refers to its own places.
package enum PrintedLabel {
    /// The label of a table.
    static func table(_ name: String) -> String { "tab:\(name)" }

    /// The label of a figure.
    static func figure(_ name: String) -> String { "fig:\(name)" }

    /// The label of what has an id on the page: a table, a figure or a section.
    package static func place(_ id: String) -> String {
        if id.hasPrefix("table-") { return table(String(id.dropFirst(6))) }
        if id.hasPrefix("figure-") { return figure(String(id.dropFirst(7))) }
        return "sec:\(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })"
    }
}
