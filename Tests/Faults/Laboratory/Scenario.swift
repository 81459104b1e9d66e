import Foundation

/// A command that changes a journal, and the journal before it.
struct Scenario: Sendable {
    /// The command and journal, in words.
    let name: String
    /// The journal before.
    let beginning: Beginning
    /// Whether the journal is damaged before, so that only `repair` can continue with it.
    var isDamaged = false
    /// The command, given the laboratory and the folder of the journal.
    let command: @Sendable (Laboratory, String) -> Command

    /// Every command that changes journals, with every journal that it changes differently.
    static func all(in laboratory: Laboratory) -> [Scenario] {
        let sweeps = laboratory.beginnings.map { beginning in
            Scenario(name: "sweep of \(beginning.name)", beginning: beginning) { $0.sweep($0.whole, in: $1) }
        }
        guard laboratory.hasJournalCommands else { return sweeps }
        let shards = laboratory.beginnings.filter { $0.name == "all shards" }
        let mixed = laboratory.beginnings.filter { $0.files.count == 3 && $0.files["runs.jsonl"] != nil }
        let merges = (shards + mixed).map { beginning in
            Scenario(name: "merge of \(beginning.name)", beginning: beginning) {
                $0.journal("merge", $1, options: ["--dead"])
            }
        }
        let repairs = (shards + mixed).map { beginning in
            let damaged = beginning.damaged
            return Scenario(name: "repair of \(damaged.name)", beginning: damaged, isDamaged: true) {
                $0.repair($1)
            }
        }
        return sweeps + merges + repairs
    }

    /// The calls of the undisturbed command on the journal and its parent folder.
    func calls(in laboratory: Laboratory, with interposer: Interposer, scratch: String) throws(Trouble) -> [Call] {
        defer { Files.remove(scratch) }
        let journal = "\(scratch)/work/journal"
        try beginning.place(at: journal)
        let trace = "\(scratch)/trace"
        let command = interposer.disturb(
            command(laboratory, journal), on: journal, settings: ["FAULTS_TRACE": trace])
        let outcome = try command.run(recording: "\(scratch)/traced")
        guard outcome.ending == .exited(0) else { throw Trouble("An undisturbed \(name) \(outcome.summary)") }
        return Call.all(in: try Files.read(trace))
    }
}

extension Beginning {
    /// The same journal with one bit of a record in its largest file flipped.
    fileprivate var damaged: Beginning {
        guard let largest = files.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) else { return self }
        var bytes = largest.value
        bytes[bytes.startIndex + bytes.count / 2] ^= 1
        return Beginning(
            name: "\(name), damaged", files: files.merging([largest.key: bytes]) { _, damaged in damaged })
    }
}
