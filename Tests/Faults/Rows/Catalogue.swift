/// The rows of the table.
enum Catalogue {
    /// A row and its preparation, which throws the reason if the row cannot be tried here.
    struct Entry: Sendable {
        /// The name of the row.
        let name: String
        /// Prepares the row.
        let prepare: @Sendable (Laboratory) throws(Trouble) -> any Fault
    }

    /// All rows in the order of the table.
    static let entries: [Entry] = [
        Entry(name: RandomKill.name) { _ throws(Trouble) in RandomKill() },
        Entry(name: CallKill.name) { laboratory throws(Trouble) in try CallKill(in: laboratory) },
        Entry(name: PowerCut.name) { laboratory throws(Trouble) in try PowerCut(in: laboratory) },
        Entry(name: CallError.name) { laboratory throws(Trouble) in try CallError(in: laboratory) },
        Entry(name: FullDisk.name) { laboratory throws(Trouble) in try FullDisk(in: laboratory) },
        Entry(name: ShortTransfer.name) { laboratory throws(Trouble) in try ShortTransfer(in: laboratory) },
        Entry(name: FewDescriptors.name) { _ throws(Trouble) in FewDescriptors() },
        Entry(name: TornTail.name) { _ throws(Trouble) in TornTail() },
        Entry(name: BitFlip.name) { _ throws(Trouble) in BitFlip() },
        Entry(name: Repair.name) { laboratory throws(Trouble) in try Repair(in: laboratory) },
        Entry(name: Writers.Locks.sound.rowName) { laboratory throws(Trouble) in try Writers(.sound, in: laboratory) },
        Entry(name: Writers.Locks.idle.rowName) { laboratory throws(Trouble) in try Writers(.idle, in: laboratory) },
        Entry(name: Writers.Locks.missing.rowName) { laboratory throws(Trouble) in
            try Writers(.missing, in: laboratory)
        },
        Entry(name: ArrivingShard.name) { laboratory throws(Trouble) in try ArrivingShard(in: laboratory) },
        Entry(name: MovedJournal.name) { laboratory throws(Trouble) in try MovedJournal(in: laboratory) },
        Entry(name: Reading.name) { _ throws(Trouble) in Reading() },
        Entry(name: Link.name) { _ throws(Trouble) in Link() },
        Entry(name: OddPath.name) { _ throws(Trouble) in OddPath() },
        Entry(name: FIFO.name) { _ throws(Trouble) in FIFO() },
        Entry(name: TwoReports.name) { laboratory throws(Trouble) in try TwoReports(in: laboratory) },
        Entry(name: KilledReport.name) { laboratory throws(Trouble) in try KilledReport(in: laboratory) },
        Entry(name: GrownReport.name) { _ throws(Trouble) in GrownReport() },
        Entry(name: Crowd.name) { _ throws(Trouble) in Crowd() },
    ]

    /// Prepares the named rows, or all if no names are given.
    ///
    /// - Returns: The rows, and those that cannot be tried here with the reason.
    static func prepare(
        _ names: [String], in laboratory: Laboratory
    ) throws(Trouble) -> (faults: [any Fault], skipped: [Skipped]) {
        if let unknown = names.first(where: { name in !entries.contains { $0.name == name } }) {
            throw Trouble("There is no row \(unknown). The rows are \(entries.map(\.name).joined(separator: ", ")).")
        }
        var (faults, skipped): ([any Fault], [Skipped]) = ([], [])
        for entry in entries where names.isEmpty || names.contains(entry.name) {
            do throws(Trouble) {
                faults.append(try entry.prepare(laboratory))
            } catch {
                guard error.onlySkips else { throw error }
                skipped.append(Skipped(name: entry.name, reason: error.description))
            }
        }
        return (faults, skipped)
    }
}
