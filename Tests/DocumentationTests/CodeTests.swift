import Foundation
import Testing

/// All code in the documentation is compiled somewhere in the package.
@Suite("Code in documentation")
struct CodeTests {
    @Test("appears in a source or test file", arguments: try Page.all)
    func code(page: Page) throws {
        let sources = try Self.sources.get()
        for block in page.blocks(in: "swift") {
            let code = Self.lines(of: block)
            let isFound = sources.contains { file in file.indices.contains { file[$0...].starts(with: code) } }
            #expect(isFound, "No file holds:\n\(block)")
        }
    }

    @Test("appears on the page of every module")
    func modules() throws {
        let pages = try Page.all.filter { page in
            page.path.wholeMatch(of: /.+\/(?<module>\w+)\.docc\/\k<module>\.md/) != nil
        }
        #expect(pages.count >= 9)
        for page in pages { #expect(!page.blocks(in: "swift").isEmpty, "\(page.path)") }
    }

    /// Every Swift file of the package.
    private static let sources = Result {
        try Page.sources.map { lines(of: try Page($0).text) }
    }

    /// The non-empty lines without indentation.
    private static func lines(of code: String) -> [Substring] {
        code.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
    }
}
