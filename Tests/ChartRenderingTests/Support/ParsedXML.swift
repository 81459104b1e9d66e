import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The elements of a document that an XML parser accepted.
final class ParsedXML: NSObject, XMLParserDelegate {
    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private(set) var texts: [String: String] = [:]
    private var open: [String] = []

    /// Parses a document.
    ///
    /// - Returns: Nil if it is not well-formed.
    init?(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    /// The ids of all elements.
    var identifiers: [String] { elements.compactMap { $0.attributes["id"] } }

    /// The ids that are referenced by links and by urls in styles and attributes.
    var references: [String] {
        elements.flatMap { element in
            element.attributes.flatMap { name, value -> [String] in
                if name.hasSuffix("href") { return [String(value.dropFirst())] }
                return value.matches(of: /url\(#([^)]*)\)/).map { String($0.1) }
            }
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append((elementName, attributes))
        open.append(elementName)
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let name = open.last { texts[name, default: ""] += string }
    }
}
