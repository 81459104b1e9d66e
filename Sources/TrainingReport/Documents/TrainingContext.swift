import ChartRendering
import Recurrent
import Report
import Support
import Training
import TrainingStudy
import Typesetting

/// The values for the documents of a training experiment.
struct TrainingContext: TemplateContext {
    var title: String
    /// The result in a sentence.
    var summary: String
    var styleSheet: String
    var script: String
    /// What was found, ready.
    var findings: String
    /// The figures and tables of the result.
    var parts: [PartContext]
    /// The table of every setting.
    var details: [PartContext]
    var method: String
    /// The experiment as the text of a file.
    var experiment: String

    static let fields: [TemplateField<TrainingContext>] = [
        .text("title") { $0.title },
        .text("summary") { $0.summary },
        .text("styleSheet") { $0.styleSheet },
        .text("script") { $0.script },
        .text("findings") { $0.findings },
        .list("parts") { $0.parts },
        .list("details") { $0.details },
        .text("method") { $0.method },
        .text("experiment") { $0.experiment },
    ]
}

/// The facts about a training experiment that the running text states.
struct TrainingFacts: TemplateContext {
    let experiment: TrainingExperiment
    let libraries: DrawingLibraries

    static let fields: [TemplateField<TrainingFacts>] = [
        .text("networks") { NumberText.grouped($0.experiment.networks.count) },
        .text("batch") { NumberText.grouped($0.experiment.settings.batch) },
        .text("updates") { NumberText.grouped($0.experiment.settings.updates) },
        .text("learningRate") { $0.experiment.settings.learningRate.shortestDecimal },
        .text("finalLearningRate") { $0.experiment.settings.finalLearningRate.shortestDecimal },
        .text("clip") { $0.experiment.settings.clippingNorm.shortestDecimal },
        .flag("hasDecay") { $0.experiment.settings.weightDecay != 0 },
        .text("weightDecay") { $0.experiment.settings.weightDecay.shortestDecimal },
        .text("precision") { $0.experiment.settings.precision.rawValue },
        .text("starts") { NumberText.grouped($0.experiment.starts) },
        .text("horizon") { NumberText.grouped($0.experiment.horizon) },
        .flag("hasRecords") { $0.experiment.tasks.contains { $0.task.windows != nil } },
        .list("tasks") { TaskContext.all(of: $0.experiment.tasks) },
        .text("cairo") { $0.libraries.cairo },
        .text("pango") { $0.libraries.pango },
        .text("font") { "\($0.libraries.fontFamily) \($0.libraries.fontVersion)".trimmed },
    ]
}

/// A task of the experiment in words, or several that share them.
struct TaskContext: TemplateContext {
    let text: String
    let summary: String

    /// Every task; those that differ only in windows or burn-in together.
    static func all(of tasks: [ExperimentTask]) -> [TaskContext] {
        let records = tasks.filter { $0.task.windows != nil }
        let drawn = tasks.filter { $0.task.windows == nil }.map {
            TaskContext(text: $0.title, summary: $0.task.summary)
        }
        guard let first = records.first else { return drawn }
        let text = records.count == 1 ? first.title : "\(first.noun), \(records.count) windows and burn-ins"
        return drawn + [TaskContext(text: text, summary: first.task.summary)]
    }

    static let fields: [TemplateField<TaskContext>] = [.text("text") { $0.text }, .text("summary") { $0.summary }]
}
