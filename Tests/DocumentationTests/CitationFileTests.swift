import Report
import Support
import TestSupport
import Testing
import Typesetting

/// `CITATION.cff` follows the Citation File Format 1.2.0 and agrees with the program, the licence and the README.
@Suite("The citation file")
struct CitationFileTests {
    /// The keys that the format knows, by what they describe.
    private static let (fileKeys, referenceKeys, personKeys, entityKeys) = (
        words(
            """
            abstract authors cff-version commit contact date-released doi identifiers keywords license license-url \
            message preferred-citation references repository repository-artifact repository-code title type url version
            """),
        words(
            """
            abbreviation abstract authors collection-doi collection-title collection-type commit conference contact \
            copyright data-type database database-provider date-accessed date-downloaded date-published date-released \
            department doi edition editors editors-series end entry filename format identifiers institution isbn issn \
            issue issue-date issue-title journal keywords languages license license-url loc-end loc-start location \
            medium month nihmsid notes number number-volumes pages patent-states pmcid publisher recipients repository \
            repository-artifact repository-code scope section senders start status term thesis-type title translators \
            type url version volume volume-title year year-original
            """),
        words(
            """
            address affiliation alias city country email family-names fax given-names name-particle name-suffix orcid \
            post-code region tel website
            """),
        words(
            """
            address alias city country date-end date-start email fax location name orcid post-code region tel website
            """)
    )

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static func file() throws -> [String: YAMLValue] {
        try YAMLFile(kind: "citation file", example: "cff-version: 1.2.0")
            .value(contentsOf: "\(PackageFolder.path)/CITATION.cff").fields(allowed: fileKeys)
    }

    /// The elements of a list that must be there.
    private static func list(_ value: YAMLValue?) throws -> [YAMLValue] {
        let elements = try #require(value).elements(expecting: "a list")
        #expect(!elements.isEmpty)
        return elements
    }

    /// The names of authors: of persons, or of groups.
    private static func names(_ value: YAMLValue?) throws -> [String] {
        try list(value).map { author in
            if let entity = try? author.fields(allowed: entityKeys) { return try #require(entity["name"]?.text) }
            let person = try author.fields(allowed: personKeys)
            return [person["given-names"], person["family-names"]].compactMap { $0?.text }.joined(separator: " ")
        }
    }

    @Test("has the fields that the format requires")
    func structure() throws {
        let file = try Self.file()
        #expect(file["cff-version"]?.text == "1.2.0")
        #expect(file["type"]?.text == "software")
        for key in ["message", "title", "abstract"] { #expect(file[key]?.text?.isEmpty == false, "\(key)") }
        #expect(try Self.names(file["authors"]).allSatisfy { !$0.isEmpty })
        let keywords = try Self.list(file["keywords"]).map(\.text)
        #expect(Set(keywords).count == keywords.count && !keywords.contains(nil))
    }

    @Test("names the program, its version and its licence")
    func program() throws {
        let file = try Self.file()
        #expect(file["title"]?.text == ProgramRelease.name)
        #expect(file["version"]?.text == ProgramRelease.version)
        #expect(ProgramRelease.version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
        #expect(file["license"]?.text == "Apache-2.0")
        let licence = try Page("LICENSE").text
        #expect(licence.contains("Apache License") && licence.contains("Version 2.0"))
        #expect(try Self.names(file["authors"]) == [Self.holder(of: licence).name])
    }

    @Test("refers to the post as the sources of reports do")
    func post() throws {
        let references = try Self.list(try Self.file()["references"])
        #expect(references.count == 1)
        let reference = try #require(references.first).fields(allowed: Self.referenceKeys)
        let source = try #require(
            SourceFile.read(in: "\(PackageFolder.path)/templates").first { $0.key == "muccino2019" })
        #expect(reference["type"]?.text == "blog")
        #expect(reference["title"]?.text == source.title)
        #expect(reference["url"]?.text == source.url)
        #expect(reference["date-published"]?.text?.wholeMatch(of: /2019-\d\d-\d\d/) != nil && source.year == 2019)
        let publisher = try #require(reference["publisher"]).fields(allowed: Self.entityKeys)
        #expect(publisher["name"]?.text.map { .site($0) } == source.venue)
        let authors = try Self.names(reference["authors"])
        #expect(authors == ["Eric Muccino"] && source.authors == ["E. Muccino"])
    }

    @Test("agrees with the entry in the README")
    func readme() throws {
        let file = try Self.file()
        let entry = try #require(Page("README.md").blocks(in: "bibtex").first)
        let holder = try Self.holder(of: Page("LICENSE").text)
        for line in [
            "author = {{\(holder.name)}},", "title = {{\(try #require(file["title"]?.text))}},",
            "version \(try #require(file["version"]?.text))}", "year = {\(holder.year)}",
        ] {
            #expect(entry.contains(line), "\(line)")
        }
        #expect(entry.hasPrefix("@misc{") && entry.hasSuffix("\n}"))
    }

    /// Whom the licence names as the holder of the copyright, and since when.
    private static func holder(of licence: String) throws -> (name: String, year: String) {
        let line = try #require(licence.firstMatch(of: /Copyright (\d{4}) (The .+)\n/))
        return (String(line.output.2), String(line.output.1))
    }
}
