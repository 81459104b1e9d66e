import Report
import Support
import Typesetting

/// The chapters of an analysis with their figures and tables.
package struct AnalysisOutline: Sendable {
    /// One network with its questions.
    struct Network: Sendable {
        let study: NetworkStudy
        let topics: [AnalysisTopic]
    }

    /// The networks in their order.
    let networks: [Network]
    /// The tables of all networks; empty if there is one, whose topics have them.
    let comparison: [Table]
    /// The figure over checkpoints; nil if the networks are no series.
    let checkpoints: Figure?
    /// What the checkpoints show, in sentences; empty without them.
    let checkpointFindings: [String]

    package init(_ studies: [NetworkStudy]) {
        let table = Table.networks(studies)
        let isOne = studies.count == 1
        networks = studies.map { study in
            Network(study: study, topics: AnalysisTopic.all(of: study, decay: isOne ? [table] : []))
        }
        let series = CheckpointSeries(studies)
        let ends = series?.ends ?? (studies.count == 2 ? (studies[0], studies[1]) : nil)
        comparison =
            isOne ? [] : [table] + [ends.flatMap { Table.differences(from: $0.0, to: $0.1) }].compactMap(\.self)
        checkpoints = series.flatMap(Figure.checkpoints)
        checkpointFindings = [series.map { "\($0.headline)." }, ends.flatMap { $0.0.change(to: $0.1) }].compactMap(
            \.self)
    }

    /// Every figure in reading order.
    package var figures: [Figure] {
        (checkpoints.map { [$0] } ?? []) + networks.flatMap(\.topics).compactMap(\.figure)
    }

    /// Every table in reading order.
    package var tables: [Table] { comparison + networks.flatMap(\.topics).flatMap(\.tables) }
}
