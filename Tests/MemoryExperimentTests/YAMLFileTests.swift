import MemoryExperiment
import Support
import Testing

/// What YAML files may contain, and what they may not even if it is hidden.
@Suite struct YAMLFileTests {
    private func value(_ text: String) throws(Failure) -> YAMLValue {
        try YAMLFile(kind: "list", example: "- a").value(of: text, from: "list.yaml")
    }

    /// The texts of a list.
    private func texts(_ text: String) throws(Failure) -> [String] {
        try value(text).elements(expecting: "a list").compactMap(\.text)
    }

    @Test func indicatorsWithinTextsAreOrdinary() throws {
        let list = """
            # & * ! are welcome in comments, and "quotes are, too
            - Numbers & *stars*, a test!   # & more
            - https://example.org/?a=b&c=*!
            - "& *stars*! and # no comment"
            - '!'
            - a & b
              &c *d !e
            - |
              &anchor
              *alias
            """
        #expect(
            try texts(list) == [
                "Numbers & *stars*, a test!", "https://example.org/?a=b&c=*!", "& *stars*! and # no comment", "!",
                "a & b &c *d !e", "&anchor\n*alias",
            ])
        // Combining accents that follow make no difference.
        #expect(try texts("- \"!\u{301} &\u{301}\"") == ["!\u{301} &\u{301}"])
        #expect(throws: Failure.self) { try texts("- !\u{301}x 5") }
    }

    /// Anchors, aliases and tags wherever YAML allows them, including after what looks like a text or a comment.
    @Test(arguments: [
        "&a x", "- &a x", "- *a", "- !!int 5", "- ! 5", "- !<tag:yaml.org,2002:str> 5", "a: &b c", "a: *b", "? &a b",
        "? *a\n: b", "*a : b", "!t a: b", "[&a x, y]", "[x,*a]", "[x, !t y]", "{&a b: c}", "{a: *b}", "{\"a\":*b}",
        "{\"a\":&b c}", "- - &a [x]", "--- &a\n- x", "--- !t\n- x", "%TAG ! tag:x,2000:\n---\n- !y z", "<<: *a",
        "&a [x]", "&a {b: c}", "- |\n  text\n- &a x", "- >-\n  text\n\n- *a", "- \"quoted\n  text\"\n- &a x",
        "- 'it''s'\n- &a 'x'", "[foo\n \"x, &b y\"\n, \"z\", *b]", "[a,#\"\n &x b, *x]#\"", "- \"a\" # \"\n- &x \"b\"",
        "- a # '\n- *x # '", "- a\n-\n  &x\n  b", "-\t&a x", "\u{FEFF}&a x", "&a\u{301} x", "- &a\n- *a",
    ])
    func anchorsAliasesAndTagsAreRefused(text: String) {
        let failure = #expect(throws: Failure.self) { try value(text) }
        #expect(failure?.kind == .usage)
        let isRefused = failure?.message.contains("is not allowed: a list cannot have anchors or tags.") == true
        #expect(isRefused || failure?.message.contains("this is not valid YAML") == true, "\(failure?.message ?? "")")
    }

    @Test func errorNamesTheLineOfTheCharacter() {
        let failure = #expect(throws: Failure.self) { try value("- a\n- b & c\n- [x,\n  &d y]\n") }
        #expect(failure?.message.hasPrefix("list.yaml, line 4: `&` is not allowed") == true)
    }

    @Test func placeholderCharactersAreRefused() {
        for character in ["\u{F700}", "\u{F701}", "\u{F702}"] {
            let failure = #expect(throws: Failure.self) { try value("- a\n- \"x\(character)\"\n") }
            #expect(failure?.message.contains("line 2 contains U+F70") == true)
        }
        // An escape is not a character of the file; the character it represents begins nothing.
        #expect((try? texts("- \"\\uF700x\"")) == ["&x"])
    }
}
