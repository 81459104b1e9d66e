extension Chapter {
    /// What the floating-point format changes.
    static let precision = Chapter(
        heading: "The floating-point format", studying: PrecisionStudy.question,
        parts: [.figure("precision") { name, study throws(Unavailable) in try .precision(name: name, of: study) }],
        findings: { [$0.findings] }, summary: { $0.headline.map(Wording.sentence) })
}

extension PrecisionStudy {
    /// The steps to every criterion in both floating-point formats.
    static let question = Question("precision", suits: PrecisionStudy.suits) { data throws(Unavailable) in
        try PrecisionStudy(data)
    }
}
