/// The signs and names that a formula may use, by what LaTeX calls them.
enum FormulaSymbols {
    /// Characters that are signs, with the sign that is set.
    static let signs: [Character: String] = [
        "+": "+", "-": "−", "−": "−", "=": "=", "<": "<", ">": ">", "/": "/", ",": ",", ";": ";", ":": ":", "!": "!",
        ".": ".",
    ]

    /// Characters that are brackets.
    static let brackets: [Character: FormulaSide] = ["(": .opening, ")": .closing, "[": .opening, "]": .closing]

    /// Commands for letters: Greek, slanted in small and upright in capitals, and signs that act like letters.
    static let letters: [String: FormulaNode] = {
        let slanted = [
            "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
            "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
            "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ",
            "psi": "ψ", "omega": "ω", "ell": "ℓ",
        ]
        let upright = [
            "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
            "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "ldots": "…", "cdots": "⋯",
        ]
        return slanted.mapValues { .identifier($0) }
            .merging(upright.mapValues { .identifier($0, isUpright: true) }) { first, _ in first }
    }()

    /// Commands for relations and operations.
    static let operations: [String: String] = [
        "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "approx": "≈", "sim": "∼", "equiv": "≡", "propto": "∝",
        "ll": "≪", "gg": "≫", "in": "∈", "mid": "∣", "to": "→", "gets": "←", "cdot": "⋅", "times": "×", "odot": "⊙",
        "circ": "∘", "pm": "±", "mp": "∓", "lt": "<", "gt": ">",
    ]

    /// Commands for functions, with whether what stands below them is a limit.
    static let functions: [String: Bool] = [
        "ln": false, "log": false, "exp": false, "sin": false, "cos": false, "tan": false, "tanh": false, "cosh": false,
        "sinh": false, "arg": false, "det": false, "max": true, "min": true, "lim": true, "sup": true, "inf": true,
    ]

    /// Commands for large signs with limits.
    static let large: [String: String] = ["sum": "∑", "prod": "∏"]

    /// Commands for brackets, each with its side.
    static let namedBrackets: [String: (sign: String, side: FormulaSide)] = [
        "lvert": ("|", .opening), "rvert": ("|", .closing), "lVert": ("‖", .opening), "rVert": ("‖", .closing),
        "langle": ("⟨", .opening), "rangle": ("⟩", .closing), "lbrace": ("{", .opening), "rbrace": ("}", .closing),
        "{": ("{", .opening), "}": ("}", .closing),
    ]

    /// Commands for marks above their argument.
    static let accents = ["bar": "¯", "hat": "^", "tilde": "~", "dot": "˙", "vec": "→"]

    /// Commands for space, in eighteenths of an em.
    static let spaces = [",": 3, ":": 4, ";": 5, " ": 6, "quad": 18, "qquad": 36]

    /// Commands with special arguments.
    static let structures = ["frac", "sqrt", "mathrm", "operatorname", "text", "left", "right"]

    /// The names of all commands, sorted.
    static let commands: [String] =
        (structures + letters.keys + operations.keys + functions.keys + large.keys + namedBrackets.keys + accents.keys
        + spaces.keys + ["prime"]).sorted()
}
