import Report
import Typesetting

/// A question to a network with what answers it.
struct AnalysisTopic: Sendable {
    /// The anchor.
    let id: String
    /// The heading.
    let heading: String
    /// The answer in sentences.
    let findings: [String]
    /// Its figure; nil if there is none.
    let figure: Figure?
    /// Its tables.
    let tables: [Table]

    /// The questions to a network, in reading order.
    ///
    /// - Parameter tables: Further tables for the question of decay.
    static func all(of study: NetworkStudy, decay tables: [Table]) -> [AnalysisTopic] {
        let costs = Figure.resetCost(of: study)
        let topics = [
            AnalysisTopic(
                id: study.name("warm-up"), heading: "How long the warm-up takes", findings: study.warmUpFindings,
                figure: .warmUp(of: study), tables: [.quantiles(of: study)]),
            AnalysisTopic(
                id: study.name("decay"), heading: "How differences decay", findings: study.decayFindings,
                figure: .decay(of: study), tables: tables),
            AnalysisTopic(
                id: study.name("units"), heading: "Which units remember", findings: UnitRanking(study).findings,
                figure: .units(of: study), tables: [.units(of: study)]),
            AnalysisTopic(
                id: study.name("resets"), heading: "What a reset costs", findings: study.resetFindings, figure: costs,
                tables: []),
            AnalysisTopic(
                id: study.name("drift"), heading: "A state that drifts", findings: study.driftFindings,
                figure: .drift(of: study),
                tables: []),
        ]
        return topics.filter { !$0.isEmpty }
    }

    private var isEmpty: Bool { findings.isEmpty && figure == nil && tables.isEmpty }
}
