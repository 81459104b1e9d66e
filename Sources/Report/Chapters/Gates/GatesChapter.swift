extension Chapter {
    /// Whether gates lengthen the memory of an untrained network.
    static let gates = Chapter(
        heading: "With gates and without", studying: GatesStudy.question,
        parts: [
            .figure("gates") { name, study throws(Unavailable) in try .gates(name: name, of: study) },
            .table("gates") { .gates(name: $0, of: $1) },
        ],
        findings: { [$0.findings] }, summary: { $0.headline.map(Wording.sentence) })
}

extension GatesStudy {
    /// How long a recurrent cell that the post did not look at remembers beside others.
    static let question = Question("gates", suits: GatesStudy.suits) { data throws(Unavailable) in try GatesStudy(data)
    }
}
