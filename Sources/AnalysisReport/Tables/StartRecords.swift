import Analysis
import Statistics
import Typesetting

/// The counts of every start, for programs: `starts.csv`.
enum StartRecords {
    /// The columns in their order.
    static let columns = [
        "network", "module", "protocol", "start", "tolerance", "first", "first_censored", "settled",
        "settled_censored",
    ]

    /// One record per network, protocol, start and tolerance.
    static func records(of studies: [NetworkStudy]) -> Records {
        Records(
            columns: columns,
            rows: studies.flatMap { study in
                AnalysisProtocol.allCases.flatMap { study.reading.results(of: $0) }.flatMap { result in
                    zip(study.reading.tolerances, result.outcomes).map { tolerance, outcome in
                        [
                            .text(study.file.file), .text(study.file.module),
                            .text(result.analysisProtocol.rawValue), .integer(place(of: result, in: study)),
                            .text(tolerance.text),
                        ] + fields(outcome.first) + fields(outcome.settled)
                    }
                }
            })
    }

    /// The step of the recording at which a start lies, as `--start-at` takes it; its number if inputs are drawn.
    private static func place(of result: StartResult, in study: NetworkStudy) -> Int {
        study.isOnNormalInput ? result.start : result.row
    }

    private static func fields(_ count: StepCount) -> [Scalar] {
        [.integer(count.lowerBound), .flag(count.isCensored)]
    }
}
