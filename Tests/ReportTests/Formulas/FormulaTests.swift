import Report
import Testing
import Typesetting

/// The typesetting of every construct of a formula.
@Suite struct FormulaTests {
    private static func inner(_ latex: String) throws -> String {
        let math = try Formula(latex).mathML(isDisplayed: false)
        let inner = try #require(math.wholeMatch(of: /<math>(.*)<\/math>/))
        return String(inner.output.1)
    }

    private static let constructs: [(latex: String, expected: String)] = [
        ("x", "<mi>x</mi>"),
        ("12.5", "<mn>12.5</mn>"),
        ("1,2.", "<mn>1</mn><mo>,</mo><mn>2</mn><mo lspace=\"0em\" rspace=\"0em\">.</mo>"),
        (#"\lambda\Delta"#, "<mi>λ</mi><mi mathvariant=\"normal\">Δ</mi>"),
        (#"\mathrm{d}\mathrm{Var}"#, "<mi mathvariant=\"normal\">d</mi><mi mathvariant=\"normal\">Var</mi>"),
        ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        ("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>"),
        ("-b", "<mo form=\"prefix\">−</mo><mi>b</mi>"),
        ("a=-b", "<mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi>"),
        (
            "(-b)",
            """
            <mo form="prefix" stretchy="false">(</mo><mo form="prefix">−</mo><mi>b</mi>\
            <mo form="postfix" stretchy="false">)</mo>
            """
        ),
        (
            #"a\le\ge\approx\cdot\times\odot\circ b"#,
            """
            <mi>a</mi><mo>≤</mo><mo>≥</mo><mo>≈</mo><mo>⋅</mo>\
            <mo>×</mo><mo>⊙</mo><mo>∘</mo><mi>b</mi>
            """
        ),
        (
            #"E[\ln]/n"#,
            """
            <mi>E</mi><mo form="prefix" stretchy="false">[</mo><mi mathvariant="normal">ln</mi>\
            <mo form="postfix" stretchy="false">]</mo><mo lspace="0em" rspace="0em">/</mo><mi>n</mi>
            """
        ),
        ("h_t", "<msub><mi>h</mi><mi>t</mi></msub>"),
        ("n^2", "<msup><mi>n</mi><mn>2</mn></msup>"),
        (
            "h^{-6}_{t+1}",
            """
            <msubsup><mi>h</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow><mrow>\
            <mo form="prefix">−</mo><mn>6</mn></mrow></msubsup>
            """
        ),
        ("c'", "<msup><mi>c</mi><mo>′</mo></msup>"),
        ("c'_t", "<msubsup><mi>c</mi><mi>t</mi><mo>′</mo></msubsup>"),
        ("c''^2", "<msup><mi>c</mi><mrow><mo>′</mo><mo>′</mo><mn>2</mn></mrow></msup>"),
        (#"c^\prime"#, "<msup><mi>c</mi><mo>′</mo></msup>"),
        ("{}^2", "<msup><mrow></mrow><mn>2</mn></msup>"),
        (#"\frac{a}{2n}"#, "<mfrac><mi>a</mi><mrow><mn>2</mn><mi>n</mi></mrow></mfrac>"),
        (#"\sqrt{n x}"#, "<msqrt><mi>n</mi><mi>x</mi></msqrt>"),
        (
            #"\ln x"#,
            "<mi mathvariant=\"normal\">ln</mi><mo>\u{2061}</mo><mspace width=\"0.1667em\"></mspace><mi>x</mi>"
        ),
        (
            #"2\ln x"#,
            """
            <mn>2</mn><mspace width="0.1667em"></mspace><mi mathvariant="normal">ln</mi><mo>\u{2061}</mo>\
            <mspace width="0.1667em"></mspace><mi>x</mi>
            """
        ),
        (
            #"\tanh^2(x)"#,
            """
            <msup><mi mathvariant="normal">tanh</mi><mn>2</mn></msup><mo>\u{2061}</mo>\
            <mo form="prefix" stretchy="false">(</mo><mi>x</mi>\
            <mo form="postfix" stretchy="false">)</mo>
            """
        ),
        (
            #"\max_j x"#,
            """
            <munder><mo lspace="0.1667em" rspace="0em" movablelimits="true">max</mo><mi>j</mi></munder>\
            <mo>\u{2061}</mo><mspace width="0.1667em"></mspace><mi>x</mi>
            """
        ),
        (
            #"\operatorname{Var} U"#,
            """
            <mi mathvariant="normal">Var</mi><mo>\u{2061}</mo><mspace width="0.1667em"></mspace><mi>U</mi>
            """
        ),
        (
            #"\sum_{i=1}^n i"#,
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>"
        ),
        (#"\text{if } x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"),
        (#"\text{a < b}"#, "<mtext>a &lt; b</mtext>"),
        (
            "|x|^2",
            """
            <mo form="prefix" stretchy="false">|</mo><mi>x</mi><msup><mo form="postfix" stretchy="false">|</mo>\
            <mn>2</mn></msup>
            """
        ),
        (
            #"\left( \frac{1}{n} \right)^2"#,
            """
            <msup><mrow><mo form="prefix" stretchy="true">(</mo><mfrac><mn>1</mn><mi>n</mi></mfrac>\
            <mo form="postfix" stretchy="true">)</mo></mrow><mn>2</mn></msup>
            """
        ),
        (#"\left. x \right|"#, "<mrow><mi>x</mi><mo form=\"postfix\" stretchy=\"true\">|</mo></mrow>"),
        (
            #"\left\lVert x\right\rVert"#,
            """
            <mrow><mo form="prefix" stretchy="true">‖</mo><mi>x</mi>\
            <mo form="postfix" stretchy="true">‖</mo></mrow>
            """
        ),
        (
            #"\bar{x}\hat y"#,
            """
            <mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover>\
            <mover accent="true"><mi>y</mi><mo stretchy="false">^</mo></mover>
            """
        ),
        (
            #"a\,b\quad c"#,
            """
            <mi>a</mi><mspace width="0.1667em"></mspace><mi>b</mi><mspace width="1.0000em"></mspace>\
            <mi>c</mi>
            """
        ),
    ]

    @Test(arguments: constructs)
    func everyConstructIsTypeset(latex: String, expected: String) throws {
        #expect(try Self.inner(latex) == expected)
    }

    private static let mistakes: [(latex: String, line: Int, problem: String)] = [
        ("", 0, "is empty"),
        (#"\lamda"#, 0, #"holds the command ‘\lamda’, which is not known; known are \lambda, "#),
        ("a # b", 0, "holds ‘#’; allowed are the letters a to z"),
        ("naïve", 0, "holds ‘ï’"),
        ("a\n+ \\foo", 1, #"holds the command ‘\foo’"#),
        ("{a", 0, "holds a ‘{’ without its ‘}’"),
        ("a}", 0, "holds a ‘}’ without its ‘{’"),
        ("^2", 0, "has a ‘^’ with nothing before it"),
        ("a^1^2", 0, "has two superscripts at one place"),
        ("a_1_2", 0, "has two subscripts at one place"),
        ("a^2'", 0, "has a ‘'’ after its superscript"),
        ("a^", 0, "has nothing after ‘^’"),
        ("a^12", 0, "has more than one digit after ‘^’; put them into braces"),
        ("a^(2)", 0, "has a bracket after ‘^’"),
        (#"\frac{1}"#, 0, #"has nothing after ‘\frac’"#),
        (#"\frac12"#, 0, #"has more than one digit after ‘\frac’"#),
        (#"\sqrt[3]{x}"#, 0, "only square roots are known"),
        (#"\text x"#, 0, #"has no braces after ‘\text’"#),
        (#"\text{a $x}"#, 0, "holds ‘$’ among the words"),
        (#"\left( x"#, 0, #"has a ‘\left’ without its ‘\right’"#),
        (#"x \right)"#, 0, #"has a ‘\right’ without its ‘\left’"#),
        (#"\left x \right)"#, 0, #"has no bracket after ‘\left’; there are ( ) [ ] | . \lVert"#),
        ("|a", 0, "holds a ‘|’ without another"),
        ("\\", 0, #"holds the command ‘\’"#),
        (String(repeating: "{", count: 5_000), 0, "is nested too deep"),
        (String(repeating: #"\sqrt "#, count: 5_000) + "x", 0, "is nested too deep"),
    ]

    @Test func aDisplayedFormulaIsABlock() throws {
        #expect(try Formula(" x ").mathML(isDisplayed: true) == "<math display=\"block\"><mi>x</mi></math>")
        #expect(try Formula("\n x\n").latex == "x")
    }

    @Test(arguments: mistakes)
    func invalidFormulaIsRefused(latex: String, line: Int, problem: String) {
        let error = #expect(throws: FormulaError.self) { try Formula(latex) }
        #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
        #expect(error?.line == line)
    }
}
