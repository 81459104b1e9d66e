import Report

/// A snapshot of a study.
struct StudyStatus: Sendable {
    /// The study.
    let study: Study
    /// What is known of the results of its subject.
    private let progress: Progress

    private enum Progress: Sendable {
        case sweep(SweepStatus)
        case analysis(AnalysisStatus)
    }

    /// The status of a study about an experiment.
    init(_ study: Study, _ sweep: SweepStatus) {
        self.study = study
        progress = .sweep(sweep)
    }

    /// The status of a study about a network.
    init(_ study: Study, _ analysis: AnalysisStatus) {
        self.study = study
        progress = .analysis(analysis)
    }

    /// The fraction of the work that is done, 0…1; nil if nobody can tell.
    var fraction: Double? {
        switch progress {
        case .sweep(let sweep): sweep.fraction(of: study.state)
        case .analysis(let analysis): analysis.fraction(of: study.state)
        }
    }

    /// The number of finished runs.
    var runsDone: Int {
        switch progress {
        case .sweep(let sweep): sweep.runsDone(of: study.state)
        case .analysis: 0
        }
    }

    /// The percentage of the work that is done, rounded down.
    var percent: Int { Int(((fraction ?? 0) * 100).rounded(.down)) }

    /// Whether there is a report of all or some of the results.
    var hasReport: Bool { WrittenReport.isThere(in: study.output) }

    /// The progress of the study, as a sentence.
    var sentence: String {
        switch progress {
        case .sweep(let sweep): sweep.sentence(of: study.state, hasReport: hasReport)
        case .analysis(let analysis): analysis.sentence(of: study.state, hasReport: hasReport)
        }
    }
}
