import Report
import TestSupport
import Testing
import Typesetting

/// Formulas in Typst.
@Suite struct FormulaTypstTests {
    private static let formulas: [(latex: String, typst: String)] = [
        ("d_t", "attach(d, b: t)"), ("x_1^{2y}", "attach(x, b: 1, t: 2 y)"), ("y''", "attach(y, t: ′ ′)"),
        (#"-2 \le 3.5k"#, "− 2 ≤ 3.5 k"), (#"\lambda \Gamma \infty"#, "λ Γ ∞"),
        (#"\frac{a}{b, c}"#, #"frac(a, b \, c)"#), (#"\frac{}{b}"#, #"frac("", b)"#), (#"\sqrt{n}"#, "sqrt(n)"),
        (#"f(x) = [y]; z!"#, #"f \( x \) = \[ y \] \; z \!"#), (#"\{a/b : c\}"#, #"\{ a \/ b \: c \}"#),
        ("|x|", #"class("opening", \|) x class("closing", \|)"#),
        (#"\ln x + \operatorname{Var} W"#, #"op("ln") x + op("Var") W"#),
        (#"\max_l"#, #"attach(op("max", limits: #true), b: l)"#),
        (#"\sum_{i=1}^n"#, "attach(∑, b: i = 1, t: n)"), (#"\bar x \hat{q}"#, "accent(x, macron) accent(q, hat)"),
        (#"x \text{if "a"} y"#, #"x"if \"a\""y"#), (#"\mathrm{E} \text{λ} \mathrm{Var}"#, #"upright(E) λ"Var""#),
        (#"\left( \frac{1}{n} \right)^2"#, #"attach(lr(\( frac(1, n) \)), t: 2)"#),
        (#"\left. x \right|"#, #"lr(#h(0em) x class("closing", \|))"#), (#"a\,b"#, "a #h(0.1667em) b"),
        ("{}_a", #"attach("", b: a)"#),
    ]

    @Test(arguments: formulas)
    func everyConstructIsTypeset(latex: String, typst: String) throws {
        #expect(try Formula(latex).typst == typst)
    }

    @Test(.enabled(if: TypstCompiler.isInstalled, "\(TypstCompiler.absence)"))
    func everyConstructCompiles() throws {
        let scratch = try TemporaryFolder()
        let signs = FormulaSamples.commands.map { "$\\\($0)$" }
        let lines = Self.formulas.map { "$\($0.latex)$\n\n$$\n\($0.latex)\n$$" } + signs
        try scratch.write(Prose(lines.joined(separator: "\n\n")).typst(), to: "formulas.typ")
        let problems = try TypstCompiler.problems(of: "formulas.typ", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
    }
}

/// Commands that are formulas by themselves.
private enum FormulaSamples {
    static let commands = [
        "alpha", "epsilon", "varphi", "ell", "Omega", "partial", "ldots", "cdots", "le", "ne", "approx", "sim", "equiv",
        "propto", "ll", "gg", "in", "mid", "to", "gets", "cdot", "times", "odot", "circ", "pm", "mp", "lt", "gt",
        "tanh",
        "lim", "prod", "lvert", "rVert", "langle", "rangle", "lbrace", "rbrace", "prime", "quad",
    ]
}
