import Foundation

/// Cuts the power at any change of any command that changes a journal.
///
/// The commands run undisturbed while all their changes are recorded; a possible state of the disk is then built from a
/// part of the record.
struct PowerCut: Fault {
    static let name = "power-cut"
    var name: String { Self.name }
    let about = "the power is cut at any change: of what was not synced, any part may be on the disk"
    let goal = 1_500

    /// A command whose changes were recorded.
    private struct Recording: Sendable {
        let scenario: Scenario
        /// The folder that everything happened in.
        let root: String
        let before: Disk
        let changes: [Change]
        /// The records that are certainly on disk after that many changes, and must be from then on.
        let certain: [Set<Int>]
    }

    private let recordings: [Recording]

    /// Records every command twice, since threads do not always write in the same order.
    init(in laboratory: Laboratory) throws(Trouble) {
        let interposer = try laboratory.interposer.get()
        var recordings: [Recording] = []
        for scenario in Scenario.all(in: laboratory) {
            for _ in 0..<2 { recordings.append(try Self.record(scenario, laboratory, interposer)) }
        }
        self.recordings = recordings
    }

    private static func record(
        _ scenario: Scenario, _ laboratory: Laboratory, _ interposer: Interposer
    ) throws(Trouble) -> Recording {
        let folder = "\(laboratory.folder)/\(name)"
        defer { Files.remove(folder) }
        let (root, log) = ("\(folder)/work", "\(folder)/log")
        try scenario.beginning.place(at: "\(root)/journal")
        let before = Disk(folder: root)
        let command = interposer.disturb(
            scenario.command(laboratory, "\(root)/journal"), on: root, settings: ["FAULTS_LOG": log])
        let outcome = try command.run(recording: "\(folder)/recorded")
        guard outcome.ending == .exited(0) else { throw Trouble("An undisturbed \(scenario.name) \(outcome.summary)") }
        let changes = try Change.all(in: try Files.read(log))

        var disk = before
        var certain = [Self.records(on: disk, root, laboratory)]
        for change in changes {
            disk.make(change)
            certain.append(Self.records(on: disk, root, laboratory).union(certain[certain.count - 1]))
        }
        // A command that exits with 0 has promised all records.
        certain[certain.count - 1].formUnion(laboratory.whole.records(in: "\(root)/journal"))
        return Recording(scenario: scenario, root: root, before: before, changes: changes, certain: certain)
    }

    private static func records(on disk: Disk, _ root: String, _ laboratory: Laboratory) -> Set<Int> {
        var records: Set<Int> = []
        for (path, bytes) in disk.certain(below: root) where JournalName.isOne((path as NSString).lastPathComponent) {
            records.formUnion(laboratory.whole.records(of: bytes))
        }
        return records
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let recording = trial.oneCase(of: recordings)
        let all = recording.changes.count
        let count = trial.draws.chance(0.1) ? all : trial.draws.int(0..<all + 1)
        var disk = recording.before
        for change in recording.changes.prefix(count) { disk.make(change) }
        try Files.makeFolder(trial.record("work"))
        for (path, bytes) in disk.afterCut(below: recording.root, &trial.draws) {
            let place = trial.record("work") + path.dropFirst(recording.root.count)
            try Files.makeFolder((place as NSString).deletingLastPathComponent)
            try Files.write(bytes, to: place)
        }
        var harm = Harm()
        try trial.finish(recording.scenario, acknowledged: recording.certain[count], harm: &harm)
        if !harm.isNone {
            harm.notes.append(
                "after \(count) of \(recording.changes.count) changes of a \(recording.scenario.name)")
        }
        return harm
    }
}
