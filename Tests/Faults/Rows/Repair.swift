import Foundation

/// Damages journals in many ways and runs `check`, `repair` and `merge` on them.
struct Repair: Fault {
    static let name = "repair"
    var name: String { Self.name }
    let about = "bytes are flipped, zeroed, cut out, doubled or put in; then `check`, `repair`, `merge` and a sweep"
    let goal = 1_000

    /// Checks that there is something to try.
    init(in laboratory: Laboratory) throws(Trouble) {
        guard laboratory.hasJournalCommands else {
            throw Trouble("the program has no command `journal`", onlySkips: true)
        }
    }

    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm {
        let (laboratory, whole) = (trial.laboratory, trial.laboratory.whole)
        var files = trial.draws.one(of: laboratory.beginnings.filter { !$0.files.isEmpty }).files
        for _ in 0..<trial.draws.int(1..<4) {
            let name = trial.draws.one(of: files.keys.sorted())
            files[name] = Self.damage(files[name] ?? Data(), &trial.draws)
        }
        let beginning = Beginning(name: "damaged", files: files)
        try beginning.place(at: trial.journal)
        let sound = beginning.records(of: whole)

        var harm = Harm()
        let check = try laboratory.journal("check", trial.journal).run(recording: trial.record("check"))
        harm.expect("check", check, codes: [0, 65])
        for (name, bytes) in files where Files.bytes(of: "\(trial.journal)/\(name)") != bytes {
            harm.find("check has changed \(name)")
        }
        let repair = try laboratory.repair(trial.journal).run(recording: trial.record("repair"))
        harm.expect("repair", repair)
        let again = try laboratory.journal("check", trial.journal).run(recording: trial.record("check-again"))
        harm.expect("check after repair", again)
        let dropped = sound.subtracting(whole.records(in: trial.journal))
        harm.lose(dropped.count, "repair has dropped \(dropped.count) sound records")
        if trial.draws.chance(0.5) {
            let merge = try laboratory.journal("merge", trial.journal, options: ["--dead"])
                .run(recording: trial.record("merge"))
            // If every header was cut off, nothing is a journal any more.
            harm.expect("merge", merge, codes: sound.isEmpty ? [0, 66] : [0])
        }
        try trial.aftermath(of: trial.journal, acknowledged: sound, harm: &harm)
        return harm
    }

    /// One of the ways in which disks, networks and people damage files.
    private static func damage(_ file: Data, _ draws: inout Draws) -> Data {
        guard file.count > 1 else { return file }
        let bytes = [UInt8](file)
        let start = draws.int(0..<bytes.count)
        let end = min(bytes.count, start + draws.int(1..<600))
        let range = start..<end
        var damaged = bytes
        switch draws.int(0..<8) {
        case 0: damaged[start] ^= 1 << UInt8(draws.int(0..<8))
        case 1: damaged.replaceSubrange(range, with: repeatElement(0, count: range.count))
        case 2: damaged.removeSubrange(range)
        case 3: damaged.insert(contentsOf: bytes[range], at: draws.int(0..<bytes.count))
        case 4: damaged.insert(contentsOf: (0..<range.count).map { _ in UInt8(draws.int(0..<256)) }, at: start)
        case 5: damaged.insert(contentsOf: Array("\nnot a record\n".utf8), at: start)
        case 6: damaged.removeSubrange(start...)
        default:
            // A digit replaced by another digit: still a number.
            let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
            guard !digits.isEmpty else { break }
            let place = draws.one(of: digits)
            damaged[place] = 0x30 + (bytes[place] - 0x30 + UInt8(draws.int(1..<10))) % 10
        }
        return Data(damaged)
    }
}
