extension Chapter {
    /// What the published experiment may have measured.
    static let forensics = Chapter(
        heading: "What the post may have measured", studying: Forensics.question,
        parts: [
            .table("forensics") { .forensics(name: $0, $1) },
            .figure("forensics") { name, forensics throws(Unavailable) in try .forensics(name: name, forensics) },
        ], findings: \.findings)
}

extension Forensics {
    /// The fit of every reading of the published experiment to its numbers.
    static let question = Question("forensics", suits: Forensics.suits) { data throws(Unavailable) in
        try Forensics(of: data)
    }
}
