import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

private struct Page: TemplateContext {
    var title: String
    var isLong: Bool
    var items: [Item]

    static let fields: [TemplateField<Page>] = [
        .text("title") { $0.title }, .flag("isLong") { $0.isLong }, .list("items") { $0.items },
    ]
}

private struct Item: TemplateContext {
    var label: String

    static let fields: [TemplateField<Item>] = [.text("label") { $0.label }]
}

@Suite struct TemplateCheckTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
        try scratch.write("body {}", to: "style.css")
        try scratch.write("\"use strict\";", to: "script.js")
    }

    private func library(_ text: String, name: String = "page.html") throws -> TemplateLibrary {
        try scratch.write(text, to: "\(name).mustache")
        return try TemplateLibrary(folder: scratch.path, documents: [(name, TemplateSchema(of: Page.self))])
    }

    private static let page = Page(title: "A & B", isLong: false, items: [Item(label: "one"), Item(label: "two")])

    @Test(arguments: ["", " \n\n"])
    func anEmptyDocumentIsRefused(text: String) {
        let failure = #expect(throws: Failure.self) { try library(text) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("page.html.mustache is empty") == true)
    }

    @Test func aPipeIsRefused() throws {
        mkfifo("\(scratch.path)/page.html.mustache", 0o644)
        let failure = #expect(throws: Failure.self) {
            try TemplateLibrary(
                folder: scratch.path, documents: [("page.html", TemplateSchema(of: Page.self))])
        }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("it is not a regular file") == true)
    }

    @Test func validTemplateIsFilled() throws {
        try scratch.write("[{{label}} of {{title}}]", to: "partials/item.html.mustache")
        let text = """
            {{! greeting }}{{{title}}} {{title}} {{#items}}{{> partials/item.html}}{{/items}}{{#isLong}}long{{/isLong}}\
            {{^isLong}}short{{/isLong}}
            """
        let library = try library(text)
        #expect(
            library.render("page.html", with: Self.page) == "A & B A &amp; B [one of A &amp; B][two of A &amp; B]short")
        #expect(library.styleSheet == "body {}")
    }

    @Test func markdownIsNotEscaped() throws {
        try scratch.write("{{label}} & {{title}};", to: "item.md.mustache")
        let library = try library("{{title}} {{#items}}{{> item.md}}{{/items}}", name: "page.md")
        #expect(library.render("page.md", with: Self.page) == "A & B one & A & B;two & A & B;")
    }

    @Test(arguments: [
        ("\n{{titel}}", "line 2: ‘titel’ is not known; known here are isLong, items, title"),
        ("{{#items}}\n\n{{lable}}{{/items}}", "line 3: ‘lable’ is not known; known here are isLong, items, label, t"),
        ("{{> missing}}", "line 1: ‘missing’ names a partial that is not there; there are page.html"),
        ("{{> page.html}}", "line 1: ‘page.html’ includes itself"),
        ("{{items}}", "line 1: ‘items’ is not text"),
        ("{{#title}}x{{/title}}", "line 1: ‘title’ is text"),
        ("{{label}}", "line 1: ‘label’ is not known"),
        ("{{=<% %>=}}", "uses a tag that reports do without"),
        ("{{#empty(items)}}{{/empty(items)}}", "uses a tag that reports do without"),
        ("{{> *title}}", "uses a tag that reports do without"),
        ("a\n{{#items}}", "line 2: A section is not ended"),
        ("{{#items}}\n{{/item}}", "line 2: The end of a section has another name"),
        ("{{title", "line 1: The tag does not end"),
    ])
    func invalidTemplateErrorNamesTheLine(text: String, message: String) throws {
        let failure = #expect(throws: Failure.self) { try library(text) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "")")
        #expect(failure?.message.hasPrefix("\(scratch.path)/page.html.mustache") == true)
    }

    @Test func deepNestingIsRefused() throws {
        let deep = String(repeating: "{{#items}}", count: 5_000) + String(repeating: "{{/items}}", count: 5_000)
        #expect(throws: Failure.self) { try library(deep) }
    }

    @Test func exponentiallyNestedPartialsAreRefused() throws {
        for level in 0..<20 {
            let next = "{{> p\(level + 1)}}"
            try scratch.write(next + next, to: "p\(level).mustache")
        }
        try scratch.write("end", to: "p20.mustache")
        let failure = #expect(throws: Failure.self) { try library("{{> p0}}") }
        #expect(failure?.message.contains("one partial too many") == true)
    }

    @Test func oversizedTemplateIsRefused() throws {
        #expect(throws: Failure.self) { try library(String(repeating: "x", count: 300_000)) }
    }

    @Test func styleSheetThatClosesItsElementIsRefused() throws {
        try scratch.write("</style><script>", to: "style.css")
        let failure = #expect(throws: Failure.self) { try library("x") }
        #expect(failure?.kind == .data)
    }

    @Test func missingFilesAreNamed() throws {
        let empty = try TemporaryFolder()
        let failure = #expect(throws: Failure.self) { try TemplateLibrary(folder: empty.path, documents: []) }
        #expect(failure?.kind == .missingInput)
        #expect(failure?.message.contains("style.css") == true)
        let documents = [("report.html", TemplateSchema(of: Page.self))]
        let other = #expect(throws: Failure.self) { try TemplateLibrary(folder: scratch.path, documents: documents) }
        #expect(other?.kind == .missingInput)
        #expect(other?.message.contains("report.html.mustache") == true)
    }
}
