import Report
import Testing
import Typesetting

@Suite struct ProseTests {
    @Test(arguments: [
        ("One\ntwo.\n\nThree.", "<p>One\ntwo.</p>\n<p>Three.</p>"),
        ("- a\n- b\n  c", "<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>"),
        ("*e* **s** `a<b*`", "<p><em>e</em> <strong>s</strong> <code>a&lt;b*</code></p>"),
        ("[x *y*](https://a.b/c?d&e)", "<p><a href=\"https://a.b/c?d&amp;e\">x <em>y</em></a></p>"),
        ("[Figure 1](#figure-lstm)", "<p><a href=\"#figure-lstm\">Figure 1</a></p>"),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
        ("<b> & \"c\" \\*d\\* &amp;", "<p>&lt;b&gt; &amp; &quot;c&quot; *d* &amp;</p>"),
        ("* open [ and ` stay", "<p>* open [ and ` stay</p>"),
        ("  \n\n", ""),
        ("A $x$, \\$5 and `$y$`", "<p>A <math><mi>x</mi></math>, $5 and <code>$y$</code></p>"),
        ("*so $x$*", "<p><em>so <math><mi>x</mi></math></em></p>"),
        ("a $ b", "<p>a $ b</p>"),
        ("- $x$", "<ul>\n<li><math><mi>x</mi></math></li>\n</ul>"),
        (
            "a\n\n$$\nx\n$$",
            "<p>a</p>\n<div class=\"formula\" role=\"group\" aria-label=\"Formula\" tabindex=\"0\">"
                + "<math display=\"block\"><mi>x</mi></math></div>"
        ),
    ])
    func proseIsConvertedToHTML(markdown: String, html: String) {
        #expect(Prose(markdown).html() == html)
    }

    @Test(arguments: [
        ("One *two*\nthree.\n\n- a\n- b", "One *two*\nthree.\n\n- a\n- b"),
        ("A $x_1\n+ y_2$ b", "A $`x_1 + y_2`$ b"),
        ("\\$5, `$y$` and $ open", "\\$5, `$y$` and \\$ open"),
        ("$$ x_{a}\n+ y $$", "```math\nx_{a}\n+ y\n```"),
    ])
    func formulasInMarkdownUseGitHubSyntax(source: String, markdown: String) {
        #expect(Prose(source).markdown() == markdown)
    }

    @Test func plainTextStaysPlain() {
        let text = "5 $ and 6 $ *a* [b] `c`"
        #expect(Prose(MarkdownText.escaped(text)).html() == "<p>\(text)</p>")
    }
}
