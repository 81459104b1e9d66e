import Foundation

/// Puts symbolic links where the program writes; nothing behind them may change.
struct Link: Fault {
    static let name = "link"
    var name: String { Self.name }
    let about = "links stand where journals and reports have files and folders: nothing outside may change"
    let goal = 60

    /// A link and the command that meets it.
    private struct Case: Sendable {
        /// The position of the link, in the folder of the journal or of the report.
        let place: String
        let isInReport: Bool
        /// Its target, in a folder outside.
        let target: String
    }

    private static let cases: [Case] =
        [
            "runs.jsonl.new", "runs.jsonl", "part-1.jsonl", "part-0123456789abcdef0123456789abcdef.jsonl",
            "shard-1-of-2.jsonl", "shard-1-of-2-0123456789abcdef0123456789abcdef.jsonl",
        ]
        .flatMap { place in
            ["runs.jsonl", "part.jsonl", "text", "nothing"].map { Case(place: place, isInReport: false, target: $0) }
        }
        + ["figures", "tables", "journal"].map { Case(place: $0, isInReport: true, target: "folder") }
        + ["report.html", "report.md", "manifest.json", "journal/runs.jsonl", "tables/cells.csv"].flatMap { place in
            ["text", "nothing"].map { Case(place: place, isInReport: true, target: $0) }
        }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let link = trial.oneCase(of: Self.cases)
        let outside = trial.record("outside")
        try Files.makeFolder(outside + "/folder")
        try Files.write(laboratory.small.bytes, to: outside + "/runs.jsonl")
        try Files.write(Beginning.unclosed(laboratory.small.bytes, of: laboratory.small), to: outside + "/part.jsonl")
        for name in ["text", "folder/text", "folder/heatmap-lstm.svg", "folder/cells.csv"] {
            try Files.write(Data("not yours\n".utf8), to: "\(outside)/\(name)")
        }
        let before = Files.tree(outside)
        let output = trial.record("work/report")
        let place = "\(link.isInReport ? output : trial.journal)/\(link.place)"
        let above = (place as NSString).deletingLastPathComponent
        var harm = Harm()
        if link.isInReport {
            try Beginning(name: "", files: ["runs.jsonl": laboratory.small.bytes]).place(at: trial.journal)
            if trial.draws.chance(0.5) {
                // A report already exists; its manifest names what is behind the link.
                let report = laboratory.report(of: trial.journal, to: output)
                harm.expect("a report", try report.run(recording: trial.record("first")))
            }
        }
        try Files.makeFolder(above)
        Files.remove(place)
        try Files.link(place, to: "\(outside)/\(link.target)")

        let command =
            link.isInReport
            ? laboratory.report(of: trial.journal, to: output)
            : laboratory.sweep(laboratory.whole, in: trial.journal)
        harm.expectAnEnd("a command that meets a link", try command.run(recording: trial.record("met")))
        if Files.tree(outside) != before { harm.find("\(link.place), a link to \(link.target), was written through") }
        Files.remove(place)
        guard !link.isInReport else { return harm }
        try trial.aftermath(of: trial.journal, acknowledged: [], harm: &harm)
        return harm
    }
}
