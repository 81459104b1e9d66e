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
    /// The table of all networks; nil if there is one, whose topics have it.
    let comparison: Table?
    /// The figure over checkpoints; nil if the networks are no series.
    let checkpoints: Figure?
    /// What the checkpoints show, in a sentence; nil without them.
    let checkpointFinding: String?

    package init(_ studies: [NetworkStudy]) {
        let table = Table.networks(studies)
        let isOne = studies.count == 1
        networks = studies.map { study in
            Network(study: study, topics: AnalysisTopic.all(of: study, decay: isOne ? [table] : []))
        }
        comparison = isOne ? nil : table
        let series = CheckpointSeries(studies)
        checkpoints = series.flatMap(Figure.checkpoints)
        checkpointFinding = series.map { "\($0.headline)." }
    }

    /// Every figure in reading order.
    package var figures: [Figure] {
        (checkpoints.map { [$0] } ?? []) + networks.flatMap(\.topics).compactMap(\.figure)
    }

    /// Every table in reading order.
    package var tables: [Table] { (comparison.map { [$0] } ?? []) + networks.flatMap(\.topics).flatMap(\.tables) }
}
