extension Experiment {
    /// The folder that a report of the experiment goes to where no other is named.
    public var defaultOutput: String { name == Experiment.post.name ? "output" : "output-\(name)" }
}

extension Journal {
    /// The folder of the journal that a report's folder is made from.
    public static func folder(inOutput output: String) -> String { output + "/journal" }
}
