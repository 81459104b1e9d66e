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
        .text("name") { $0.study.subject.title },
        .text("summary") { $0.study.subject.summary },
        .text("state") { $0.study.state.word },
        .text("sentence") { $0.status.sentence },
        .flag("hasFraction") { $0.status.fraction != nil },
        .text("percent") { String($0.status.percent) },
        .text("form") { SubjectContext($0.study.subject).form },
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
    var analysisGroups: [GroupContext]
    /// Whether the form of an experiment has invalid fields.
    var hasProblems: Bool
    /// Whether the form of an analysis has invalid fields.
    var hasAnalysisProblems: Bool
    var estimate: (summary: String, duration: String)?

    static let fields: [TemplateField<StudiesContext>] = [
        .text("folder") { $0.folder },
        .flag("hasStudies") { !$0.studies.isEmpty },
        .list("studies") { $0.studies },
        .list("presets") { $0.presets },
        .list("groups") { $0.groups },
        .list("analysisGroups") { $0.analysisGroups },
        .flag("hasProblems") { $0.hasProblems },
        .flag("hasAnalysisProblems") { $0.hasAnalysisProblems },
        .text("largestFiles") { _ in String(UploadLimits.largestFiles) },
        .text("tooLarge") { _ in UploadLimits.refusal },
        .text("missingCheckpoint") { _ in AnalysisForm.missingCheckpoint },
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
    var subject: SubjectContext
    /// The heat maps that fill in while the sweep runs.
    var pictures: [PictureContext]

    static let fields: [TemplateField<StudyPageContext>] = [
        .list("study") { [$0.study] },
        .list("subject") { [$0.subject] },
        .list("pictures") { $0.pictures },
    ]
}

/// What a study is about, on its page.
struct SubjectContext: TemplateContext {
    private let subject: Study.Subject

    static let fields: [TemplateField<SubjectContext>] = [
        .text("heading") { $0.heading },
        .text("text") { $0.text },
    ]

    init(_ subject: Study.Subject) {
        self.subject = subject
    }

    private var heading: String {
        switch subject {
        case .sweep: "The experiment"
        case .analysis: "The analysis"
        }
    }

    /// The experiment as YAML, or the files and options of an analysis.
    private var text: String {
        switch subject {
        case .sweep(let experiment): experiment.yaml
        case .analysis(let analysis): analysis.text
        }
    }

    /// The part of the page of studies with the form for such a subject.
    var form: String {
        switch subject {
        case .sweep: "new"
        case .analysis: "analysis"
        }
    }
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
