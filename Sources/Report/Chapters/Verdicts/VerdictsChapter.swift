extension Chapter {
    /// Whether the published claims hold.
    static let verdicts = Chapter(
        heading: "Do the post’s claims hold?", studying: Verdicts.question,
        parts: [
            .table("verdicts") { .verdicts(name: $0, $1) },
            .figure("verdicts") { name, verdicts throws(Unavailable) in try .criterionEffects(name: name, verdicts) },
            .table("verdicts-by-criterion") { name, verdicts throws(Unavailable) in
                try .criterionEffects(name: name, verdicts)
            },
        ],
        findings: \.findings, summary: \.summary)
}

extension Verdicts {
    /// The published claims, tested on individual runs.
    static let question = Question("verdicts", suits: Verdicts.suits) { data throws(Unavailable) in
        try Verdicts(of: data)
    }
}
