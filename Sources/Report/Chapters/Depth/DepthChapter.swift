extension Chapter {
    /// Whether deeper networks remember longer.
    static let depth = Chapter(
        heading: "Deeper networks", studying: DepthStudy.question,
        parts: [
            .figure("depth") { name, study throws(Unavailable) in try .depth(name: name, of: study) },
            .table("depth") { .depth(name: $0, of: $1) },
        ],
        findings: { [$0.findings] }, summary: { $0.headline.map(Wording.sentence) })
}

extension DepthStudy {
    /// How exponents and memory change with the number of layers.
    static let question = Question("depth", suits: DepthStudy.suits) { data throws(Unavailable) in
        try DepthStudy(data)
    }
}
