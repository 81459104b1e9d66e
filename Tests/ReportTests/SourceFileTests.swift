import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// The file of citable sources.
@Suite struct SourceFileTests {
    private static let entry = """
        - key: roth2020
          authors: [B. N. Roth, M. Wilkinson]
          title: "Numbers & *stars*: a {test}!"
          journal: Journal of Physics A
          volume: 53
          pages: 1–9
          year: 2020
          arxiv: "1912.04241"

        """

    private static func sources(_ text: String) throws -> [Source] { try SourceFile.read(text, from: "s.yaml") }

    @Test func sourceIsReadAndFormatted() throws {
        let source = try #require(Self.sources(Self.entry).first)
        #expect(source.authors == ["B. N. Roth", "M. Wilkinson"])
        #expect(source.venue == .journal("Journal of Physics A", volume: "53", pages: "1–9"))
        #expect(source.address == "https://arxiv.org/abs/1912.04241")
        #expect(
            source.prose.html() == """
                <p>B. N. Roth, M. Wilkinson. <a href="https://arxiv.org/abs/1912.04241">Numbers &amp; *stars*: a \
                {test}!</a>. <em>Journal of Physics A</em> 53, 1–9, 2020.</p>
                """)
        #expect(
            source.bibTeX == """
                @article{roth2020,
                  author = {B. N. Roth and M. Wilkinson},
                  title = {{Numbers \\& *stars*: a \\textbraceleft{}test\\textbraceright{}!}},
                  journal = {Journal of Physics A},
                  volume = {53},
                  pages = {1--9},
                  year = {2020},
                  eprint = {1912.04241},
                  archiveprefix = {arXiv},
                  url = {https://arxiv.org/abs/1912.04241}
                }

                """)
    }

    @Test func venueMayBeAConferenceSiteOrPreprint() throws {
        let sources = try Self.sources(
            """
            - {key: a, authors: [A], title: T, conference: C, year: 2001, doi: 10.1/x-(y), arxiv: "1"}
            - {key: b, authors: [A], title: T, site: S, day: 2 April, year: 2002, url: "https://x.y/?a=b&c"}
            - {key: c, authors: [A], title: T, year: 2003, arxiv: chao-dyn/9607017}
            """)
        #expect(
            sources.map(\.address) == [
                "https://doi.org/10.1/x-(y)", "https://x.y/?a=b&c", "https://arxiv.org/abs/chao-dyn/9607017",
            ])
        #expect(sources.map(\.venue) == [.conference("C", volume: nil, pages: nil), .site("S"), .preprint])
        #expect(sources[1].prose.markdown() == "A. [T](https://x.y/?a=b&c). S, 2 April 2002.")
        #expect(
            sources[2].prose.markdown()
                == "A. [T](https://arxiv.org/abs/chao-dyn/9607017). arXiv:chao-dyn/9607017, 2003.")
    }

    @Test(arguments: [
        ("year: 2020", "year: MMXX", "7, [1].year: `MMXX` is not allowed here; it must be a whole number"),
        ("key: roth2020", "key: Roth", "1, [1].key: `Roth` is not allowed here; it must be a name of 1…64"),
        ("  year", "  yaer", "7, [1].yaer: the key is unknown; did you mean `year`?"),
        ("  title: \"Numbers & *stars*: a {test}!\"\n", "", "1, [1]: the key title is missing"),
        ("[B. N. Roth, M. Wilkinson]", "B. N. Roth", "2, [1].authors: `B. N. Roth` is not allowed here"),
        ("[B. N. Roth, M. Wilkinson]", "[]", "2, [1].authors: the list is empty"),
        ("journal: Journal of Physics A", "site: X", "5, [1].volume: only what appeared in a journal"),
        ("arxiv: \"1912.04241\"", "arxiv: \"}\\\\input{x}\"", "8, [1].arxiv: `}\\input{x}` is not allowed here"),
        ("arxiv: \"1912.04241\"", "url: javascript:alert", "8, [1].url: `javascript:alert` is not allowed here"),
        ("arxiv: \"1912.04241\"", "doi: 10.1/a}b", "8, [1].doi: `10.1/a}b` is not allowed here"),
        ("volume: 53", "volume: [5]", "5, [1].volume: a list is not allowed here"),
        ("volume: 53", "site: X", "5, [1].site: a source has one of journal, conference and site"),
        (
            "journal: Journal of Physics A\n  volume: 53\n  pages: 1–9\n  year: 2020\n  arxiv", "year: 2020\n  day",
            "1, [1]: the source has none of journal, conference, site and arxiv"
        ),
        ("year: 2020", "year: [", ""),
        ("year: 2020", "year: 2020\n  year: 2021", "7, year: a key appears twice"),
        ("arxiv: \"1912.04241\"", "arxiv: \"1\"\n- 5", "9, [2]: `5` is not allowed here"),
        (
            "arxiv: \"1912.04241\"", "arxiv: \"1\"\n- {key: roth2020, authors: [A], title: T, site: S, year: 1999}",
            "9, [2]: ‘roth2020’ is there twice"
        ),
    ])
    func invalidSourceErrorNamesTheLine(old: String, new: String, problem: String) {
        let text = Self.entry.replacing(old, with: new)
        #expect(text != Self.entry)
        let failure = #expect(throws: Failure.self) { try Self.sources(text) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.hasPrefix("s.yaml, line \(problem)") == true, "\(failure?.message ?? "")")
    }

    @Test(arguments: [
        String(repeating: "- ", count: 100_000), String(repeating: "[", count: 100_000),
        String(repeating: "[\n", count: 100_000), "a: b", "just words", "", "- &a [x]\n- *a", "- !!int 5",
    ])
    func invalidListOfSourcesIsRefused(text: String) {
        let failure = #expect(throws: Failure.self) { try Self.sources(text) }
        #expect(failure?.kind == .data)
    }

    @Test func missingSourcesFileIsNamed() throws {
        let scratch = try TemporaryFolder()
        let failure = #expect(throws: Failure.self) { try SourceFile.read(in: scratch.path) }
        #expect(failure?.kind == .missingInput)
        #expect(failure?.message.contains("sources.yaml") == true)
        #expect(try Self.sources("[]").isEmpty)
    }
}
