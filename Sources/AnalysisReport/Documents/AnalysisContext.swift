import Analysis
import ChartRendering
import Report
import Support
import Typesetting

/// The values for the documents of an analysis.
struct AnalysisContext: TemplateContext {
    var title: String
    /// The answer in a sentence.
    var summary: String
    var styleSheet: String
    var script: String
    /// What qualifies the answer, ready.
    var facts: String
    var topics: [TopicContext]
    /// The block for a model card, in its two forms.
    var card: String
    var cardJSON: String
    var cardLines: [LineContext]
    var cardJSONLines: [LineContext]
    /// Where networks and inputs come from.
    var sources: [OriginContext]
    var method: String
    var program: String

    static let fields: [TemplateField<AnalysisContext>] = [
        .text("title") { $0.title },
        .text("summary") { $0.summary },
        .text("styleSheet") { $0.styleSheet },
        .text("script") { $0.script },
        .text("facts") { $0.facts },
        .list("topics") { $0.topics },
        .text("card") { $0.card },
        .text("cardJSON") { $0.cardJSON },
        .list("cardLines") { $0.cardLines },
        .list("cardJSONLines") { $0.cardJSONLines },
        .list("sources") { $0.sources },
        .text("method") { $0.method },
        .text("program") { $0.program },
    ]
}

/// A chapter of an analysis: one network of several, or one question to the only network.
struct TopicContext: TemplateContext {
    var id: String
    var heading: String
    /// Sentences computed from the data, ready.
    var findings: String
    var parts: [PartContext]
    var sections: [SectionContext]

    static let fields: [TemplateField<TopicContext>] = [
        .text("id") { $0.id },
        .text("heading") { $0.heading },
        .text("findings") { $0.findings },
        .list("parts") { $0.parts },
        .list("sections") { $0.sections },
    ]
}

/// A file that was read.
struct OriginContext: TemplateContext {
    var text: String
    /// Its SHA-256; empty if nothing was read.
    var digest: String

    static let fields: [TemplateField<OriginContext>] = [
        .text("text") { $0.text },
        .flag("hasDigest") { !$0.digest.isEmpty },
        .text("digest") { $0.digest },
    ]
}

/// The facts about an analysis that the running text states.
struct AnalysisFacts: TemplateContext {
    let study: NetworkStudy
    let libraries: DrawingLibraries

    static let fields: [TemplateField<AnalysisFacts>] = [
        .text("horizon") { NumberText.grouped($0.study.reading.horizon) },
        .text("divergentSteps") { NumberText.grouped($0.study.reading.divergentSteps) },
        .flag("isNormal") { $0.study.isOnNormalInput },
        .flag("hasUntrained") { $0.study.result.untrained != nil },
        .text("initialization") { facts in
            switch facts.study.subject.untrained {
            case .uniformRecurrent: "as PyTorch draws them"
            case .post: "Glorot-uniform and orthogonal, with a forget bias of 1"
            }
        },
        .text("cairo") { $0.libraries.cairo },
        .text("pango") { $0.libraries.pango },
        .text("font") { "\($0.libraries.fontFamily) \($0.libraries.fontVersion)".trimmed },
    ]
}
