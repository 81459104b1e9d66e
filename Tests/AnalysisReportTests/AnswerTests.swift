import Analysis
import AnalysisReport
import Statistics
import Testing

@Suite("The first sentence of an analysis")
struct AnswerTests {
    private func study(_ entry: MadeEntry, step: String? = nil) throws -> NetworkStudy {
        NetworkStudy(try entry.made(), number: nil, step: try step.map { try StepDuration(reading: $0) })
    }

    @Test("names tolerance, steps, time and the upper confidence bound")
    func known() throws {
        // 5.3 % exceed 80, 4 % exceed 86, 0.7 % exceed 93.
        let entry = MadeEntry(
            settled: .made([(.observed(80), 284), (.observed(86), 4), (.observed(93), 10), (.observed(95), 2)]))
        #expect(
            try study(entry, step: "32ms").answer == """
                95\u{A0}% of starts are within 1\u{A0}% of each output’s standard deviation after 86 steps \
                (2.75\u{A0}s), with an upper 95\u{A0}% confidence bound of 93 steps (2.98\u{A0}s).
                """)
        #expect(
            try study(entry).answer.contains("after 86 steps, with an upper 95\u{A0}% confidence bound of 93 steps."))
        #expect(try study(entry).headline == "Outputs agree to 1\u{A0}% after 86 steps in 95\u{A0}% of starts")
    }

    @Test("says when starts are too few for a bound")
    func fewStarts() throws {
        #expect(
            try study(MadeEntry()).answer.hasSuffix(
                "after 80 steps, but 20 starts are too few for an upper confidence bound."))
    }

    @Test("is “never” with the share and its interval if starts never come together")
    func never() throws {
        let entry = MadeEntry(
            settled: .made([(.censored(at: 200), 5), (.observed(80), 15)]), violating: 5)
        // Wilson's interval of 5 in 20 is 0.112 to 0.469.
        #expect(
            try study(entry).answer == """
                Never: 25\u{A0}% (95\u{A0}% interval 11\u{A0}% to 47\u{A0}%) of starts are still not within 1\u{A0}% \
                of each output’s standard deviation at the end of 200 shared steps.
                """)
        #expect(try study(entry).headline == "In 25\u{A0}% of starts, outputs never agree to 1\u{A0}%")
    }

    @Test("is “not within the horizon” if λ predicts more steps than it can tell")
    func later() throws {
        let entry = MadeEntry(
            settled: .made([(.censored(at: 200), 5), (.observed(80), 15)]), violating: 5, rate: -0.01)
        // The median initial difference is 1.1, and ln(1.1/0.01)/0.01 is 470.
        #expect(
            try study(entry).answer == """
                Not within 200 shared steps: 25\u{A0}% (95\u{A0}% interval 11\u{A0}% to 47\u{A0}%) of starts are still \
                not within 1\u{A0}% of each output’s standard deviation at their end; λ predicts 470 steps, which takes \
                a longer horizon and a recording of three times its length.
                """)
        #expect(try study(entry).headline == "25\u{A0}% of starts do not agree to 1\u{A0}% within 200 steps")
    }

    @Test("says that the horizon is too short if censoring hides the answer")
    func censored() throws {
        let entry = MadeEntry(settled: .made([(.observed(80), 11), (.censored(at: 120), 9)]))
        #expect(
            try study(entry).answer == """
                The horizon of 200 shared steps is too short to tell when 95\u{A0}% of starts are within 1\u{A0}% of \
                each output’s standard deviation; half of them are after 80 steps.
                """)
        #expect(try study(entry).warmUpFindings.first?.hasPrefix("9 of 20 starts are censored") == true)
    }

    @Test("names normal noise and warns that memory depends on the input")
    func normalInput() throws {
        let answer = try study(MadeEntry(isNormal: true)).answer
        #expect(answer.hasPrefix("On standard normal noise, 95\u{A0}% of starts are"))
        #expect(answer.hasSuffix("; memory depends on the input, so a recording may give another answer."))
        #expect(try !study(MadeEntry()).answer.contains("noise"))
    }

    @Test("speaks of the only start")
    func oneStart() throws {
        let entry = MadeEntry(settled: [.observed(7)])
        #expect(
            try study(entry).answer == """
                The only start is within 1\u{A0}% of each output’s standard deviation after 7 steps, and a single \
                start gives no confidence bound.
                """)
    }

    @Test(
        "puts every kind of tolerance into words",
        arguments: [
            ("0.001", "within 0.001 in every output"),
            ("-60dB", "within −60\u{A0}dB of each output’s largest magnitude"),
            ("2.5%", "within 2.5\u{A0}% of each output’s standard deviation"),
            ("decision", "in agreement on the largest output"),
            ("decision:0.5", "on the same side of 0.5 in every output"),
        ])
    func tolerances(written: String, words: String) throws {
        let entry = MadeEntry(tolerances: [try Tolerance(reading: written)])
        #expect(try study(entry).answer.contains("95\u{A0}% of starts are \(words) after 80 steps"))
    }

    @Test("of several networks gives the range")
    func several() throws {
        func studies(_ counts: [StepCount], isNormal: Bool = false) throws -> [NetworkStudy] {
            try counts.map { count in
                NetworkStudy(
                    try MadeEntry(settled: Array(repeating: count, count: 20), isNormal: isNormal).made(), number: 1,
                    step: try StepDuration(reading: "10ms"))
            }
        }
        #expect(
            SharedAnswer(try studies([.observed(90), .observed(70)])).text == """
                95\u{A0}% of starts are within 1\u{A0}% of each output’s standard deviation after 70 to 90 steps \
                (700\u{A0}ms to 900\u{A0}ms) in all 2 networks.
                """)
        let some = SharedAnswer(try studies([.observed(90), .censored(at: 150)], isNormal: true)).text
        #expect(some.hasPrefix("On standard normal noise, 95\u{A0}% of starts"))
        #expect(some.contains("in 1 of 2 networks, and not known to be in the others; memory depends on the input"))
        #expect(SharedAnswer(try studies([.censored(at: 150), .censored(at: 150)])).text.hasPrefix("In none of the 2"))
    }

    @Test("stands under the name of the file without folders, unless they tell networks apart")
    func names() throws {
        let entry = try MadeEntry(file: "runs/a/best.pt").made()
        #expect(NetworkStudy(entry, number: nil, step: nil).title == "best.pt, rnn")
        #expect(NetworkStudy(entry, number: 2, step: nil).title == "runs/a/best.pt, rnn")
    }

    @Test("is followed by whether the reading is proved")
    func proof() throws {
        #expect(try study(MadeEntry()).proof.hasPrefix("The reading is not proved"))
        #expect(try study(MadeEntry()).proof.contains("--expect"))
        #expect(try study(MadeEntry(isProved: false)).proof.contains("misread"))
        #expect(try study(MadeEntry(isProved: true)).proof.hasSuffix("so the reading is proved."))
    }
}
