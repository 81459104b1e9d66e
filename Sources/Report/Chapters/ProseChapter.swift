/// A piece of running text with its own template.
struct ProseChapter: Sendable, Hashable {
    /// The name in file names and addresses.
    let name: String
    /// The heading.
    let heading: String

    /// A piece from its name and heading.
    init(_ name: String, heading: String) {
        self.name = name
        self.heading = heading
    }

    /// The folder of the templates.
    static let folder = "prose/"

    /// The name of the template.
    var template: String { "\(Self.folder)\(name).md" }
}

extension ProseChapter {
    /// The subject of the report.
    static let introduction = ProseChapter("introduction", heading: "Introduction")
    /// The runs.
    static let experiment = ProseChapter("experiment", heading: "The experiment")
    /// Open questions.
    static let outlook = ProseChapter("outlook", heading: "What comes next")
    /// How the report was made.
    static let method = ProseChapter("method", heading: "How this report was made")

    /// How the runs of a short report were made.
    static let short = ProseChapter("short", heading: "Method")

    /// Every piece of running text in the order of reports, that of short ones last.
    static let all: [ProseChapter] = [introduction, experiment] + Chapter.all.map(\.prose) + [outlook, method, short]
}
