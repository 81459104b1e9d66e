import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Chapter {
    /// Measured means beside the published ones.
    static let comparison = Chapter(
        "comparison", heading: "Published and measured",
        slices: SliceContent(
            figures: [.comparison], tables: [.comparison],
            parts: { _ in [.table(.comparison), .figure(.comparison)] },
            findings: { slice, source in
                (try? Comparison(source.grid(of: slice, .cosine, .first)))?.findings ?? []
            },
            summary: Comparison.summary))
}

extension Comparison {
    /// Whether the means of each recurrent cell agree with the published ones, in a sentence; nil if no test is possible.
    @Sendable fileprivate static func summary(of data: ReportData) -> String? {
        let source = GridSource(data)
        let tests = data.slices.filter(\.isPrimary).compactMap { slice -> (cell: String, probability: Double)? in
            guard let comparison = try? Comparison(source.grid(of: slice, .cosine, .first)),
                comparison.entries.count > 1
            else { return nil }
            return comparison.summary.omnibusProbability.map { (slice.cell.title, $0) }
        }
        func list(_ agrees: Bool) -> String? {
            let chosen = tests.filter { ($0.probability >= OmnibusTest.significance) == agrees }
            let cells = chosen.map { "\($0.cell) (\(NumberText.probability($0.probability, of: "p")))" }
            return cells.isEmpty ? nil : NumberText.list(cells)
        }
        let chance = "By \(Criterion.cosine.name), which fits best, chance"
        let what = "the differences from the published means"
        return switch (list(true), list(false)) {
        case (let agreeing?, let differing?): "\(chance) explains \(what) for \(agreeing), but not for \(differing)."
        case (let agreeing?, nil): "\(chance) explains \(what) for \(agreeing)."
        case (nil, let differing?): "\(chance) does not explain \(what) for \(differing)."
        case (nil, nil): nil
        }
    }

    /// How well measured and published means agree.
    fileprivate var findings: [String] {
        [means, omnibusRemark, outliers, trendRemark].filter { !$0.isEmpty }
    }
}
