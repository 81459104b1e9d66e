import Foundation

/// Truncates files of unclosed writers at any byte, and appends what disks leave behind.
struct TornTail: Fault {
    static let name = "torn-tail"
    var name: String { Self.name }
    let about = "parts and shards end at a random byte, some followed by zeros or by half a record"
    let goal = 1_000

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let whole = trial.laboratory.whole
        let torn = trial.laboratory.beginnings.filter { $0.files.keys.contains { $0 != "runs.jsonl" } }
        var files = trial.draws.one(of: torn).files
        let names = files.keys.filter { $0 != "runs.jsonl" }.sorted()
        let name = trial.draws.one(of: names)
        guard let file = files[name] else { return Harm() }
        var bytes = file.prefix(trial.draws.int(0..<file.count + 1))
        if trial.draws.chance(0.3) { bytes += Data(count: trial.draws.int(1..<10_000)) }
        files[name] = bytes
        let beginning = Beginning(name: "torn", files: files)
        try beginning.place(at: trial.journal)
        var harm = Harm()
        try trial.aftermath(of: trial.journal, acknowledged: beginning.records(of: whole), harm: &harm)
        return harm
    }
}
