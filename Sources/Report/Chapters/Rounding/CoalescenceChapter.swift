extension Chapter {
    /// How long rounding keeps two trajectories apart.
    static let coalescence = Chapter(
        heading: "How rounding keeps trajectories apart", studying: RoundingStudy.question,
        parts: [
            .figure("coalescence") { name, study throws(Unavailable) in try .coalescence(name: name, of: study) },
            .figure("plateau") { name, study throws(Unavailable) in try .plateau(name: name, of: study) },
            .figure("lifetime") { name, study throws(Unavailable) in try .lifetime(name: name, of: study) },
            .table("lifetimes") { .lifetimes(name: $0, of: $1) },
        ], findings: \.findings,
        summary: { ($0.coalescenceHeadline ?? $0.lifetimeHeadline).map(Wording.sentence) })
}

extension RoundingStudy {
    /// How long rounding alone keeps two trajectories apart in an experiment.
    static let question = Question("coalescence", suits: RoundingStudy.suits) { data throws(Unavailable) in
        try RoundingStudy(of: data)
    }
}
