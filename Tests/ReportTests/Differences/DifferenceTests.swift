import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// The comparison of two experiments, table cell by table cell.
@Suite struct DifferenceTests {
    /// One row of the machine-readable table, by column.
    private typealias Row = [String: String]

    private static func side(_ experiment: Experiment, arithmetic: Int = Journal.arithmetic) -> ComparedSide {
        .measured(
            MeasuredSide(
                experiment: experiment, results: Synthetic.data(experiment).results, arithmetic: arithmetic))
    }

    /// A side whose runs take the number of steps that the caller chooses.
    private static func side(_ experiment: Experiment, steps: (RunKey) -> Int) -> ComparedSide {
        let data = Synthetic.data(experiment) { key, _ in
            CriterionOutcome(first: .observed(steps(key)), settled: .observed(steps(key)))
        }
        return .measured(MeasuredSide(experiment: experiment, results: data.results))
    }

    private static func rows(of difference: ExperimentDifference) -> [Row] {
        let lines = difference.text(as: .csv).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Row(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    private static func compare(
        _ first: ComparedSide, _ second: ComparedSide, _ request: DifferenceRequest = DifferenceRequest()
    ) throws -> [Row] {
        rows(of: try ExperimentDifference(first, second, request: request))
    }

    @Test func anExperimentDoesNotDifferFromItself() throws {
        let side = Self.side(Synthetic.experiment())
        let difference = try ExperimentDifference(side, side, request: DifferenceRequest())
        let rows = Self.rows(of: difference)
        #expect(rows.count == 12)
        for row in rows {
            #expect([row["difference"], row["ci_low"], row["ci_high"]] == ["0", "0", "0"])
            #expect([row["test"], row["p"], row["p_holm"]] == ["same", "", ""])
        }
        #expect(difference.summary == "synthetic − synthetic: both sides are the same runs.")
        #expect(!difference.text(as: .md).contains("0.0\\*"))
    }

    @Test(arguments: [Criterion.cosine, .bitwiseState])
    func sameRunsAreExcludedFromTheCorrection(criterion: Criterion) async throws {
        let experiment = Synthetic.experiment(cells: [.gru], variants: ["equal", "other"])
        var changed = experiment
        changed.variants[1].settings.inputScale = 2
        let difference = try ExperimentDifference(
            Self.side(experiment), Self.side(changed), request: DifferenceRequest(criterion: criterion))
        let rows = Self.rows(of: difference)
        let (same, tested) = (rows.filter { $0["test"] == "same" }, rows.filter { $0["p_holm"]?.isEmpty == false })
        #expect(same.count == 6 && same.allSatisfy { $0["variant_a"] == "equal" && $0["p"]?.isEmpty == true })
        #expect(tested.count == (criterion == .cosine ? 6 : 4) && tested.allSatisfy { $0["variant_a"] == "other" })
        let page = try #require(try await Self.files(of: difference)["report.html"])
        #expect(page.contains("Holm’s method corrects all \(tested.count) "))
        #expect(page.contains("6 table cells have the same runs on both sides"))
        #expect(page.contains("“same” marks the same runs on both sides") == (criterion == .bitwiseState))
    }

    @Test func censoredTableCellsOfTheSameRunsAreEqual() async throws {
        let side = Self.side(Synthetic.experiment())
        let difference = try ExperimentDifference(
            side, side, request: DifferenceRequest(criterion: .bitwiseState))
        let large = Self.rows(of: difference).filter { $0["hidden_size"] == "64" }
        #expect(large.count == 4)
        for row in large {
            #expect(row["test"] == "same")
            #expect(row["difference"]?.isEmpty == true)
            #expect(row["censored_a"] == "3")
        }
        #expect(difference.summary == "synthetic − synthetic: both sides are the same runs.")
        let page = try #require(try await Self.files(of: difference)["report.html"])
        #expect(!page.contains("corrected together"))
    }

    @Test func everyTableCellIsTestedAndCorrected() throws {
        let experiment = Synthetic.experiment(runs: 10)
        var other = experiment
        other.settings.inputScale = 2
        other.variants = [Variant(name: "base", settings: other.settings)]
        let first = Self.side(experiment) { $0.run * 3 + ($0.cell.hiddenSize == 64 ? 100 + $0.run % 3 : 0) }
        let second = Self.side(other) { $0.run * 3 }
        let rows = try Self.compare(first, second)
        #expect(rows.count == 12)
        for row in rows {
            #expect(row["test"] == "paired-t")
            let isLarge = row["hidden_size"] == "64"
            #expect(row["difference"] == (isLarge ? "101" : "0"))
            let (p, corrected) = (try #require(Double(row["p"] ?? "")), try #require(Double(row["p_holm"] ?? "")))
            #expect((corrected < 0.05) == isLarge)
            #expect(corrected >= p)
            if isLarge { #expect(row["p_permutation"] == "0.001953125") }
        }
        let turned = try Self.compare(second, first)
        #expect(turned.map { $0["difference"] } == rows.map { $0["difference"] == "0" ? "0" : "-101" })
    }

    @Test func differentSeedsOrArithmeticAreNotPaired() throws {
        let experiment = Synthetic.experiment(runs: 4)
        var reseeded = experiment
        reseeded.settings.seed = 5
        reseeded.variants = [Variant(name: "base", settings: reseeded.settings)]
        for other in [Self.side(reseeded), Self.side(experiment, arithmetic: Journal.arithmetic + 1)] {
            let rows = try Self.compare(Self.side(experiment), other)
            #expect(rows.count == 12)
            #expect(rows.allSatisfy { $0["test"] == "welch-t" && $0["difference"] == "0" })
        }
    }

    @Test func onlyCommonSettingsAreCompared() async throws {
        let first = Synthetic.experiment(name: "large", inputSizes: [1, 4, 16], hiddenSizes: [1, 4, 64], runs: 5)
        var second = Synthetic.experiment(
            name: "small", cells: [.gru], inputSizes: [16, 32], hiddenSizes: [4, 8], layers: [1, 2], runs: 3)
        second.settings.steps = 2_500
        second.variants = [Variant(name: "base", settings: second.settings)]
        let difference = try ExperimentDifference(
            Self.side(first), Self.side(second), request: DifferenceRequest())
        let rows = Self.rows(of: difference)
        #expect(rows.count == 1)
        #expect(rows.first?["cell"] == "gru")
        #expect(rows.first?["runs_a"] == "3")
        let page = try await Self.files(of: difference)["report.html"] ?? ""
        for sentence in [
            "Recurrent cell LSTM: only A has it.", "Input sizes 1 and 4: only A has them.",
            "Input size 32: only B has it.", "Number of layers 2: only B has it.",
            "Runs 4–5 of each table cell: only A has them",
        ] {
            #expect(page.contains("<li>\(sentence)"), "\(sentence)")
        }
        #expect(
            Set([
                "recurrent cell LSTM, since only A has it.", "input sizes 1 and 4, since only A has them.",
                "input size 32, since only B has it.",
            ]).isSubset(of: difference.leftOut))
        for key in ["cells", "inputSizes", "runs", "steps"] {
            #expect(page.contains("scope=\"row\" class=\"text\">\(key)</th>"))
        }
    }

    @Test func unfinishedTableCellsAreLeftOut() throws {
        let experiment = Synthetic.experiment(cells: [.gru])
        let all = Synthetic.data(experiment).results
        let unfinished = ComparedSide.measured(MeasuredSide(experiment: experiment, results: all.dropLast(1)))
        #expect(try Self.compare(Self.side(experiment), unfinished).count == 5)
        let nothing = ComparedSide.measured(MeasuredSide(experiment: experiment, results: []))
        let failure = #expect(throws: Failure.self) { try Self.compare(Self.side(experiment), nothing) }
        #expect(failure?.kind == .data)
    }

    @Test func measuredMeansAreComparedWithPublishedOnes() throws {
        let experiment = Synthetic.experiment(inputSizes: [1, 3], hiddenSizes: [1, 4], runs: 10)
        let side = Self.side(experiment) { 10 + $0.run % 5 }
        let rows = try Self.compare(side, .published)
        #expect(rows.count == 4)
        let row = try #require(rows.first { $0["cell"] == "lstm" && $0["hidden_size"] == "4" })
        #expect(row["mean_a"] == "12")
        #expect(row["mean_b"] == "34")
        #expect(row["difference"] == "-22")
        #expect(row["test"] == "published-t")
        #expect(row["df"] == "9")
        #expect(row["runs_b"]?.isEmpty == true)
        let turned = try Self.compare(.published, side)
        #expect(turned.first { $0["cell"] == "lstm" && $0["hidden_size"] == "4" }?["difference"] == "22")
    }

    @Test func variantsAreMatchedByName() throws {
        let (several, one) = (
            Synthetic.experiment(cells: [.gru], variants: ["a", "b", "c"]), Synthetic.experiment(cells: [.gru])
        )
        let shared = Synthetic.experiment(cells: [.gru], variants: ["c", "b"])
        func variants(_ rows: [Row]) -> [String] {
            var seen: [String] = []
            for row in rows {
                let pair = "\(row["variant_a"] ?? "")-\(row["variant_b"] ?? "")"
                if seen.last != pair { seen.append(pair) }
            }
            return seen
        }
        #expect(variants(try Self.compare(Self.side(several), Self.side(shared))) == ["b-b", "c-c"])
        #expect(variants(try Self.compare(Self.side(one), Self.side(several))) == ["base-a", "base-b", "base-c"])
        #expect(variants(try Self.compare(Self.side(several), Self.side(one))) == ["a-base", "b-base", "c-base"])
        let chosen = DifferenceRequest(firstVariant: "a", secondVariant: "b")
        #expect(variants(try Self.compare(Self.side(several), Self.side(several), chosen)) == ["a-b"])
    }

    @Test func invalidComparisonsAreRefusedWithAdvice() throws {
        let side = Self.side(Synthetic.experiment(cells: [.gru], criteria: [.cosine, .bitwiseState]))
        let variants = Self.side(Synthetic.experiment(cells: [.gru], variants: ["a", "b"]))
        let others = Self.side(Synthetic.experiment(cells: [.gru], variants: ["c", "d"]))
        let lstm = Self.side(Synthetic.experiment(cells: [.lstm], criteria: [.maximum(exponent: 1)]))
        let sizes = Self.side(Synthetic.experiment(cells: [.gru], hiddenSizes: [2, 3]))
        let usual = DifferenceRequest()
        let cases: [(ComparedSide, ComparedSide, DifferenceRequest, Failure.Kind, String)] = [
            (.published, .published, usual, .usage, "Both sides are the published table"),
            (side, .published, DifferenceRequest(measure: .settled), .usage, "criterion cosine, measure first"),
            (side, .published, DifferenceRequest(criterion: .bitwiseState), .usage, "criterion cosine, measure first"),
            (
                side, variants, DifferenceRequest(criterion: .bitwiseOutput), .data,
                "Both observe cosine and bitwise-state"
            ),
            (side, lstm, usual, .data, "no criterion in common"),
            (variants, lstm, usual, .data, "no recurrent cell in common"),
            (variants, sizes, usual, .data, "no hidden size in common"),
            (variants, others, usual, .usage, "--variant-a and --variant-b"),
            (variants, others, DifferenceRequest(firstVariant: "e"), .usage, "There are: a, b"),
            (side, .published, DifferenceRequest(secondVariant: "a"), .usage, "published table, which has none"),
        ]
        for (first, second, request, kind, sentence) in cases {
            let failure = #expect(throws: Failure.self) {
                try ExperimentDifference(first, second, request: request)
            }
            #expect(failure?.kind == kind)
            #expect(failure?.message.contains(sentence) == true, "\(failure?.message ?? "") lacks \(sentence)")
        }
    }

    @Test func settledStepsOfDifferentLengthsHaveAWarning() async throws {
        let experiment = Synthetic.experiment(cells: [.gru])
        var shorter = experiment
        shorter.settings.steps = 2_000
        shorter.variants = [Variant(name: "base", settings: shorter.settings)]
        for (measure, isDoubtful) in [(Measure.first, false), (.settled, true)] {
            let difference = try ExperimentDifference(
                Self.side(experiment), Self.side(shorter), request: DifferenceRequest(measure: measure))
            let page = try #require(try await Self.files(of: difference)["report.html"])
            #expect(page.contains("2,000 shared steps on one side and 1,000 on the other") == isDoubtful)
        }
    }

    /// The files of a comparison's report by path.
    static func files(of difference: ExperimentDifference) async throws -> [String: String] {
        let templates = try DifferenceTemplates(folder: ProjectTemplates.folder)
        let files = try await difference.files(templates: templates).0
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }
}
