import Foundation

/// Flips one bit of a journal.
///
/// A flip is found if the command exits with 65 and changes nothing. It is harmless if the command exits with 0 and the
/// next journal equals that of an undisturbed sweep, as after a flip in the torn line of a killed writer.
struct BitFlip: Fault {
    static let name = "bit-flip"
    var name: String { Self.name }
    let about = "one bit of a journal is flipped: found, or harmless since every record reads the same"
    let goal = 10_000

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let laboratory = trial.laboratory
        var files = trial.draws.one(of: laboratory.beginnings.filter { !$0.files.isEmpty }).files
        if trial.draws.chance(0.3) { files = ["runs.jsonl": laboratory.whole.bytes] }
        let name = trial.draws.one(of: files.keys.sorted())
        guard var bytes = files[name] else { return Harm() }
        let (position, bit) = (trial.draws.int(0..<bytes.count), trial.draws.int(0..<8))
        bytes[bytes.startIndex + position] ^= 1 << UInt8(bit)
        files[name] = bytes
        try Beginning(name: "flipped", files: files).place(at: trial.journal)

        var harm = Harm()
        if laboratory.hasJournalCommands && trial.number.isMultiple(of: 2) {
            let outcome = try laboratory.journal("check", trial.journal).run(recording: trial.record("check"))
            harm.expect("check", outcome, codes: [0, 65])
            expectUnchanged(files, trial, &harm)
            if outcome.ending == .exited(65) { return harm }
        }
        let present = laboratory.whole.records(in: trial.journal)
        let outcome = try laboratory.sweep(laboratory.whole, in: trial.journal).run(recording: trial.record("sweep"))
        harm.expect("the sweep", outcome, codes: [0, 65])
        if outcome.ending == .exited(65) {
            expectUnchanged(files, trial, &harm)
        } else if Files.bytes(of: "\(trial.journal)/runs.jsonl") != laboratory.whole.bytes {
            harm.find("a flip was accepted")
        } else if let computed = Laboratory.computed(outcome) {
            let surplus = computed - (laboratory.whole.count - present.count)
            harm.lose(surplus, "\(surplus) sound records were left out without a word")
        }
        if !harm.isNone { harm.notes.append("bit \(bit) of byte \(position) of \(name)") }
        return harm
    }

    private func expectUnchanged(_ files: [String: Data], _ trial: Trial, _ harm: inout Harm) {
        for (name, bytes) in files where Files.bytes(of: "\(trial.journal)/\(name)") != bytes {
            harm.find("a command that refused a journal has changed its \(name)")
        }
    }
}
