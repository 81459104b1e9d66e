extension Chapter {
    /// How long rounding keeps two sequences apart.
    static let coalescence = Chapter(
        heading: "When equal is not identical", studying: RoundingStudy.question,
        parts: [
            .figure("coalescence") { .coalescence(name: $0, of: $1) },
            .figure("plateau") { .plateau(name: $0, of: $1) },
            .figure("lifetime") { .lifetime(name: $0, of: $1) }, .table("lifetimes") { .lifetimes(name: $0, of: $1) },
        ], findings: \.findings)
}

extension RoundingStudy {
    /// How long rounding alone keeps two sequences apart in an experiment.
    static let question = Question("coalescence", suits: RoundingStudy.suits) { data throws(Unavailable) in
        try RoundingStudy(of: data)
    }
}
