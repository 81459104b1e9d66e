import Foundation

extension Trial {
    /// Checks what the following commands make of a disturbed one: a repair if the journal was damaged before, and a
    /// sweep.
    ///
    /// - Parameters:
    ///   - scenario: The command that was disturbed.
    ///   - acknowledged: The records that must exist besides the initial ones.
    ///   - harm: Receives the findings.
    func finish(
        _ scenario: Scenario, acknowledged: Set<Int> = [], harm: inout Harm
    ) throws(Trouble) {
        if scenario.isDamaged {
            let outcome = try laboratory.repair(journal).run(recording: record("repaired"))
            harm.expect("the next repair", outcome)
        }
        let before = scenario.beginning.records(of: laboratory.whole)
        try aftermath(of: journal, acknowledged: acknowledged.union(before), harm: &harm)
    }

    /// Runs an undisturbed sweep and checks what it makes of the fault's remains.
    ///
    /// - Parameters:
    ///   - journal: The folder of the journal.
    ///   - acknowledged: The records that must exist, by their positions in the whole reference.
    ///   - harm: Receives the findings.
    func aftermath(of journal: String, acknowledged: Set<Int>, harm: inout Harm) throws(Trouble) {
        let whole = laboratory.whole
        let present = whole.records(in: journal)
        let missing = acknowledged.subtracting(present)
        if !missing.isEmpty {
            harm.lose(missing.count, "\(missing.count) records of \(acknowledged.count) are no longer there")
            let files = Files.names(in: journal).map { name in
                let bytes = Files.bytes(of: "\(journal)/\(name)")
                let records = bytes.map { "\(whole.records(of: $0).count) records in \($0.count) bytes" }
                return "\(name): \(records ?? "unreadable")"
            }
            harm.notes.append("the journal consists of \(files)")
        }
        let outcome = try laboratory.sweep(whole, in: journal).run(recording: record("aftermath"))
        harm.expect("the next sweep", outcome)
        guard outcome.ending == .exited(0) else { return }
        guard let computed = Laboratory.computed(outcome) else {
            return harm.find("the next sweep does not say how many runs it computes")
        }
        if !missing.isEmpty { harm.notes.append("the next sweep computes \(computed) runs") }
        let surplus = computed - (whole.count - present.count)
        harm.lose(surplus, "the next sweep computes \(surplus) runs that were there")
        if Files.bytes(of: "\(journal)/runs.jsonl") != whole.bytes {
            harm.find("the journal after the next sweep is not that of an undisturbed one")
        }
    }
}
