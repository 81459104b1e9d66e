import MemoryExperiment
import Report
import Typesetting

/// A study in a list or on its page.
struct StudyContext: TemplateContext {
    private let status: StudyStatus
    private var study: Study { status.study }

    static let fields: [TemplateField<StudyContext>] = [
        .text("id") { $0.study.id },
        .text("number") { String($0.study.number) },
        .text("name") { $0.study.experiment.name },
        .text("summary") { $0.study.experiment.summary },
        .text("state") { $0.study.state.word },
        .text("sentence") { $0.status.sentence },
        .text("percent") { String($0.status.percent) },
        .flag("isUnderWay") { $0.study.isUnderWay },
        .flag("canResume") { $0.study.canResume },
        .flag("hasReport") { $0.status.hasReport },
    ]

    init(_ status: StudyStatus) {
        self.status = status
    }
}

/// The page of all studies, with the form for a new one.
struct StudiesContext: TemplateContext {
    var folder: String
    var studies: [StudyContext]
    var presets: [NameContext]
    var groups: [GroupContext]
    /// The number of invalid fields.
    var problemCount: Int
    var estimate: (summary: String, duration: String)?

    static let fields: [TemplateField<StudiesContext>] = [
        .text("folder") { $0.folder },
        .flag("hasStudies") { !$0.studies.isEmpty },
        .list("studies") { $0.studies },
        .list("presets") { $0.presets },
        .list("groups") { $0.groups },
        .flag("hasProblems") { $0.problemCount > 0 },
        .text("summary") { $0.estimate?.summary ?? "" },
        .text("duration") { $0.estimate?.duration ?? "" },
    ]
}

/// A name with a link.
struct NameContext: TemplateContext {
    var name: String

    static let fields: [TemplateField<NameContext>] = [.text("name") { $0.name }]
}

/// The page of one study.
struct StudyPageContext: TemplateContext {
    var study: StudyContext
    /// The experiment as YAML.
    var yaml: String
    /// The heat maps that fill in while the sweep runs.
    var pictures: [PictureContext]

    static let fields: [TemplateField<StudyPageContext>] = [
        .list("study") { [$0.study] },
        .text("yaml") { $0.yaml },
        .list("pictures") { $0.pictures },
    ]
}

/// A picture of a study.
struct PictureContext: TemplateContext {
    var study: String
    var name: String

    static let fields: [TemplateField<PictureContext>] = [
        .text("study") { $0.study },
        .text("name") { $0.name },
    ]
}
