import Foundation
import Report
import Testing
import Typesetting

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Formulas as elements of a page.
@Suite struct FormulaDocumentTests {
    /// The elements of MathML Core that formulas are made of.
    private static let elements: Set<String> = [
        "math", "mi", "mn", "mo", "mtext", "mspace", "mrow", "mfrac", "msqrt", "msub", "msup", "msubsup", "munder",
        "mover", "munderover",
    ]

    /// The number of children that an element must have, if it is fixed.
    private static let children = [
        "mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3,
    ]

    private final class Reader: NSObject, XMLParserDelegate {
        var counts: [Int] = []
        var problems: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if !elements.contains(name) { problems.append("\(name) is not known") }
            if !counts.isEmpty { counts[counts.count - 1] += 1 }
            counts.append(0)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let count = counts.popLast()
            if let expected = children[name], expected != count {
                problems.append("\(name) has \(count ?? 0) children")
            }
        }
    }

    @Test(arguments: [
        #"T(\varepsilon) \approx \frac{\ln(d_0 / \varepsilon)}{|\lambda|}"#,
        #"\lambda = \ln\left( E[f] + \sqrt{n \operatorname{Var} U}\, E[i] \right) < 0 \text{ <more>}"#,
        #"\sum_{j=1}^{n} \max_j \bar{x}_j^2 \le \left\langle \hat{y}'' \right\rangle"#,
        #"\frac{\frac{a}{b}}{\sqrt{\frac{c}{d}}} \sum x \prod^n y \lim_{t \to \infty} z_{a_{b_c}}^{d^{e'}}"#,
    ])
    func mathMLIsWellFormed(latex: String) throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(try Formula(latex).mathML(isDisplayed: true).utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(reader.problems == [])
    }

    @Test func projectTemplatesHaveValidFormulas() throws {
        let prose = "\(ProjectTemplates.folder)/prose"
        let names = try FileManager.default.contentsOfDirectory(atPath: prose)
        #expect(names.count >= 8)
        _ = try ReportTemplates(folder: ProjectTemplates.folder)
    }
}
