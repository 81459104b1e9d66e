import Report
import Testing

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
    ])
    func proseIsMarkdownAndHTML(markdown: String, html: String) {
        #expect(Prose(markdown).html == html)
    }
}
