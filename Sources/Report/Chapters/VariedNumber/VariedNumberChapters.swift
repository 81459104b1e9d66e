import MemoryExperiment

extension Chapter {
    /// How much of an LSTM's memory is its forget bias.
    static let forgetBias = variedNumber("forget-bias", .forgetBias, heading: "The forget bias")
    /// Where forgetting ends as recurrent kernels grow.
    static let gain = variedNumber("gain", .recurrentScale, heading: "Where forgetting ends")
    /// Whether louder inputs make a network forget sooner.
    static let inputScale = variedNumber("input-scale", .inputScale, heading: "Louder inputs")

    /// Exponents and steps against a number that variants differ in.
    private static func variedNumber(_ name: String, _ number: VariedSetting, heading: String) -> Chapter {
        Chapter(
            heading: heading,
            studying: Question(name, suits: { $0.variedNumber == number }) { data throws(Unavailable) in
                try VariedNumberStudy(number, in: data)
            },
            parts: [.figure(name) { name, study throws(Unavailable) in try .variedNumber(name: name, of: study) }],
            findings: { [$0.findings] }, summary: { $0.headline.map(Wording.sentence) })
    }
}
