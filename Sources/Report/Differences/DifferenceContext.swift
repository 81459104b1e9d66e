import ChartRendering
import MemoryExperiment
import Support
import Typesetting

/// The values for the documents of a comparison.
struct DifferenceContext: TemplateContext {
    var title: String
    var summary: String
    var styleSheet: String
    var script: String
    /// The findings of all slices, ready.
    var findings: String
    /// The table of what is compared.
    var compared: PartContext
    var slices: [SectionContext]
    var omissions: [NoteContext]
    var method: String
    var sides: [SideContext]

    static let fields: [TemplateField<DifferenceContext>] = [
        .text("title") { $0.title },
        .text("summary") { $0.summary },
        .text("styleSheet") { $0.styleSheet },
        .text("script") { $0.script },
        .text("findings") { $0.findings },
        .list("parts") { [$0.compared] },
        .list("sections") { $0.slices },
        .flag("hasOmissions") { !$0.omissions.isEmpty },
        .list("omissions") { $0.omissions },
        .text("method") { $0.method },
        .list("sides") { $0.sides },
    ]
}

/// An experiment that is compared, in full.
struct SideContext: TemplateContext {
    var id: String
    var heading: String
    var digest: String
    var yaml: String

    static let fields: [TemplateField<SideContext>] = [
        .text("id") { $0.id },
        .text("heading") { $0.heading },
        .text("digest") { $0.digest },
        .text("yaml") { $0.yaml },
    ]
}

/// The facts about a comparison that the running text states.
struct DifferenceFacts: TemplateContext {
    let difference: ExperimentDifference
    let libraries: DrawingLibraries

    /// The number of probabilities that are corrected together.
    private var tests: Int { difference.cells.count { $0.corrected != nil } }

    static let fields: [TemplateField<DifferenceFacts>] = [
        .text("level") { $0.difference.request.levelText },
        .text("risk") { $0.difference.request.riskText },
        .flag("hasTests") { $0.tests > 0 },
        .text("tests") { NumberText.grouped($0.tests) },
        .text("publishedRuns") { _ in NumberText.grouped(PublishedComparison.publishedRuns) },
        .text("cairo") { $0.libraries.cairo },
        .text("pango") { $0.libraries.pango },
        .text("font") { "\($0.libraries.fontFamily) \($0.libraries.fontVersion)".trimmed },
        .flag("hasSame") { $0.difference.cells.contains(where: \.difference.isOfSameRuns) },
        .flag("hasPaired") { $0.difference.uses(.paired) },
        .flag("hasIndependent") { $0.difference.uses(.independent) },
        .flag("hasPublished") { $0.difference.uses(.published) },
        .flag("hasStreams") {
            [$0.difference.first, $0.difference.second].contains { ($0.measured?.experiment.plan.streams ?? 1) > 1 }
        },
        .flag("hasSurvival") { $0.difference.usesSurvival },
        .flag("hasPermutations") { $0.difference.uses(.paired) || $0.difference.uses(.independent) },
    ]
}
