extension Experiment {
    /// The default output folder of the experiment's report.
    public var defaultOutput: String { name == Experiment.post.name ? "output" : "output-\(name)" }
}

extension Journal {
    /// The folder of the journal in a report's output folder.
    public static func folder(inOutput output: String) -> String { output + "/journal" }

    /// The folder beside a journal in which reports look for more runs that stopped once every criterion had held:
    /// `journal-first` beside `journal`.
    public static func firstFolder(beside journal: String) -> String {
        var place = journal[...]
        while place.count > 1, place.hasSuffix("/") { place.removeLast() }
        return place + "-first"
    }

    /// The output folder that holds the journal in a folder; nil if that is not called as journals in output folders are.
    public static func output(holding journal: String) -> String? {
        var place = journal[...]
        while place.count > 1, place.hasSuffix("/") { place.removeLast() }
        let ending = folder(inOutput: "")
        guard "/\(place)".hasSuffix(ending) else { return nil }
        let output = place.dropLast(ending.count)
        return place.hasPrefix("/") && output.isEmpty ? "/" : output.isEmpty ? "." : String(output)
    }

    /// The default folder for the printed report of a journal: next to the folder that holds the journal, or next to
    /// the journal itself if that folder has no name in the path.
    ///
    /// - Parameters:
    ///   - journal: The journal's folder.
    ///   - suffix: What distinguishes its name from that of the folder, such as `latex`.
    public static func printedOutput(of journal: String, as suffix: String) -> String {
        var place = journal[...]
        while place.count > 1, place.hasSuffix("/") { place.removeLast() }
        let ending = folder(inOutput: "")
        let output = place.hasSuffix(ending) ? place.dropLast(ending.count) : place
        let name = output.split(separator: "/").last ?? ""
        return "\(["", ".", ".."].contains(name) ? place : output)-\(suffix)"
    }
}
