import Foundation

/// Puts FIFOs without writers where the program reads; no command may wait for them.
struct FIFO: Fault {
    static let name = "fifo"
    var name: String { Self.name }
    let about = "FIFOs stand among the files of journals, studies and reports, or as experiment: no command hangs"
    let goal = 60

    private static let places = [
        "runs.jsonl", "runs.jsonl.new", "part-1.jsonl", "part-0123456789abcdef0123456789abcdef.jsonl",
        "shard-1-of-2.jsonl", "shard-1-of-2-0123456789abcdef0123456789abcdef.jsonl", "notes",
    ]
    private static let commands = ["sweep", "shard", "table", "report", "check", "repair", "merge", "compare"]

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        let cases =
            Self.places.flatMap { place in Self.commands.map { (place: place, command: $0) } } + [
                ("", "experiment"), ("manifest.json", "output"), ("report.html", "output"), ("theme", "theme"),
                ("experiment.yaml", "study"), ("state.json", "study"), ("output/journal/runs.jsonl", "study"),
            ]
        let (place, command) = trial.oneCase(of: cases)
        if command == "study" { return try study(place, trial) }
        let report = trial.record("work/report")
        let beginning = place == "runs.jsonl" ? laboratory.beginnings[0] : laboratory.beginnings[1]
        try beginning.place(at: trial.journal)
        try Files.makeFolder(trial.journal)
        try Files.makeFolder(report)
        let fifo =
            switch command {
            case "experiment", "theme": trial.record("work/fifo")
            case "output": "\(report)/\(place)"
            default: "\(trial.journal)/\(place)"
            }
        try Files.makeFIFO(fifo)
        let words: Command
        switch command {
        case "sweep": words = laboratory.sweep(laboratory.whole, in: trial.journal)
        case "shard": words = laboratory.sweep(laboratory.whole, in: trial.journal, options: ["--shard", "1/2"])
        case "experiment":
            words = Command(words: [laboratory.program, "sweep", "--experiment", fifo, "--journal", trial.journal])
        case "report", "output": words = laboratory.report(of: trial.journal, to: report)
        case "theme": words = laboratory.report(of: trial.journal, to: report, options: ["--theme", fifo])
        case "table":
            words = Command(words: [
                laboratory.program, "table", "cells", "--format", "csv", "--journal", trial.journal,
            ])
        case "compare": words = Command(words: [laboratory.program, "compare", trial.journal, "published"])
        case "repair": words = laboratory.repair(trial.journal)
        default: words = laboratory.journal(command, trial.journal)
        }
        var harm = Harm()
        let outcome = try words.run(recording: trial.record("met"))
        harm.expectAnEnd("\(command) that meets a FIFO \(place)", outcome)
        Files.remove(fifo)
        try trial.aftermath(of: trial.journal, acknowledged: beginning.records(of: laboratory.whole), harm: &harm)
        return harm
    }

    /// A FIFO in the folder of a study, which a server examines before it shows its page.
    private func study(_ place: String, _ trial: Trial) throws(Trouble) -> Harm {
        let study = trial.record("studies/tiny")
        try Files.makeFolder(study + "/output/journal")
        let experiment = Files.bytes(of: trial.laboratory.small.experiment) ?? Data()
        try Files.write(experiment, to: study + "/experiment.yaml")
        Files.remove("\(study)/\(place)")
        try Files.makeFIFO("\(study)/\(place)")
        let command = Command(
            words: [trial.laboratory.program, "serve", "--port", "0", "--folder", trial.record("studies")])
        let server = try command.start(recording: trial.record("server"))
        var harm = Harm()
        if let port = Crowd.port(of: server) {
            if !Crowd.answers(port: port, while: server) { harm.crash("a server hangs at a FIFO \(place)") }
        } else if !server.hasEnded {
            harm.crash("a server does not begin because of a FIFO \(place)")
        }
        server.send(SIGTERM)
        harm.expectAnEnd("a server that meets a FIFO \(place)", server.wait(), orSignals: [SIGTERM])
        return harm
    }
}
