/// A piece of running text that stands in a template of its own.
struct ProseChapter: Sendable, Hashable {
    /// What it is called in file names and addresses.
    let name: String
    /// What stands above it.
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
    /// What the report is about.
    static let introduction = ProseChapter("introduction", heading: "Introduction")
    /// What was run.
    static let experiment = ProseChapter("experiment", heading: "The experiment")
    /// What could be asked next.
    static let outlook = ProseChapter("outlook", heading: "What comes next")
    /// How the report was made.
    static let method = ProseChapter("method", heading: "How it was made")

    /// Every piece of running text in the order of reports.
    static let all: [ProseChapter] = [introduction, experiment] + Chapter.all.map(\.prose) + [outlook, method]
}
