extension Experiment {
    /// The folder that a report of the experiment goes to where no other is named.
    public var defaultOutput: String { name == Experiment.post.name ? "output" : "output-\(name)" }
}

extension Journal {
    /// The folder of the journal that a report's folder is made from.
    public static func folder(inOutput output: String) -> String { output + "/journal" }

    /// The folder that a journal's report for paper goes to where no other is named: beside the folder that holds the
    /// journal, or beside the journal itself where that folder is written without a name.
    public static func printedOutput(of journal: String) -> String {
        var place = journal[...]
        while place.count > 1, place.hasSuffix("/") { place.removeLast() }
        let ending = folder(inOutput: "")
        let output = place.hasSuffix(ending) ? place.dropLast(ending.count) : place
        let name = output.split(separator: "/").last ?? ""
        return "\(["", ".", ".."].contains(name) ? place : output)-latex"
    }
}
