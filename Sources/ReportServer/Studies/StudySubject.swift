import MemoryExperiment
import Report
import Support

extension Study {
    /// What a study is about.
    package enum Subject: Sendable, Hashable {
        /// The runs of an experiment.
        case sweep(Experiment)
        /// The memory of a network that a user has sent.
        case analysis(UploadedAnalysis)

        /// The file of an experiment in a study's folder.
        static let experimentFile = "experiment.yaml"
        /// The file of an analysis in a study's folder.
        static let analysisFile = "analysis.json"

        /// The name on pages.
        var title: String {
            switch self {
            case .sweep(let experiment): experiment.name
            case .analysis(let analysis): analysis.checkpoint.text
            }
        }

        /// The name in addresses and of the folder, behind the number.
        var slug: String {
            switch self {
            case .sweep(let experiment): experiment.name
            case .analysis(let analysis): analysis.checkpoint.slug
            }
        }

        /// What is done, as a phrase without a full stop.
        var summary: String {
            switch self {
            case .sweep(let experiment): experiment.summary
            case .analysis(let analysis): analysis.summary
            }
        }

        /// The name of the file that describes it, in the study's folder.
        var fileName: String {
            switch self {
            case .sweep: Self.experimentFile
            case .analysis: Self.analysisFile
            }
        }

        /// The contents of that file.
        var fileText: String {
            switch self {
            case .sweep(let experiment): experiment.yaml
            case .analysis(let analysis): analysis.json
            }
        }

        /// The names of all files in the study's folder without which it cannot be run.
        var files: [String] {
            switch self {
            case .sweep: [fileName]
            case .analysis(let analysis): [fileName] + analysis.files.map(\.rawValue)
            }
        }

        /// How a study whose folder is gone starts again, as the end of a sentence.
        var remedy: String {
            switch self {
            case .sweep: "start the experiment as a new study"
            case .analysis: "send the files again"
            }
        }
    }

    /// The analysis; nil if the study is about something else.
    var analysis: UploadedAnalysis? {
        switch subject {
        case .sweep: nil
        case .analysis(let analysis): analysis
        }
    }

    /// The experiment; nil if the study is about something else.
    var experiment: Experiment? {
        switch subject {
        case .sweep(let experiment): experiment
        case .analysis: nil
        }
    }
}
