import Foundation

/// Gives journals legal but unusual names.
struct OddPath: Fault {
    static let name = "odd-path"
    var name: String { Self.name }
    let about = "journals have names of one letter, with spaces, quotes, newlines, other scripts, dots and slashes"
    let goal = 60

    /// Names as given, and as they appear in the folder in which the command runs.
    private static let names: [(given: String, folder: String)] = [
        ("j", "j"), ("./j", "j"), ("j/", "j"), ("a/b/c", "a/b/c"), ("a//b", "a/b"), ("./a/../a", "a"), ("a b", "a b"),
        ("it's \"quoted\"", "it's \"quoted\""), ("two\nlines", "two\nlines"), ("Zürich", "Zürich"), ("記憶", "記憶"),
        ("e\u{301}", "e\u{301}"), ("…", "…"), ("~", "~"), ("a.jsonl", "a.jsonl"), ("runs.jsonl", "runs.jsonl"),
        ("%2F", "%2F"), ("\\", "\\"), ("*", "*"),
        (String(repeating: "x", count: 240), String(repeating: "x", count: 240)),
    ]

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let (given, folder) = trial.oneCase(of: Self.names)
        let work = trial.record("work")
        let journal = "\(work)/\(folder)"
        let beginning = trial.draws.one(of: laboratory.beginnings)
        try Files.makeFolder(work)
        if !beginning.files.isEmpty || given.contains("..") { try Files.makeFolder(journal) }
        try beginning.place(at: journal)
        var command = laboratory.sweep(laboratory.whole, in: given)
        command.limits = "cd '\(work)'"
        var harm = Harm()
        harm.expect("a sweep into \(given)", try command.run(recording: trial.record("named")))
        let all = Set(0..<laboratory.whole.count)
        try trial.aftermath(of: journal, acknowledged: all, harm: &harm)
        return harm
    }
}
