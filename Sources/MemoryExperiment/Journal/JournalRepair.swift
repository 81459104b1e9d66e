import Foundation
import Support

/// Saves the sound lines of a damaged journal.
///
/// Each damaged file is rewritten without its damaged lines, synced, and put in place of the old one, which is removed
/// only then. The next sweep recomputes the dropped runs, so no wrong result is ever kept.
public struct JournalRepair<Subject: JournaledExperiment>: Sendable {
    /// The lines that were dropped; for headers, those that were rewritten.
    public private(set) var damages: [LineDamage] = []
    /// The names of the rewritten files.
    public private(set) var files: [String] = []
    private let folder: JournalFolder

    /// Repairs a journal; a journal without damage is left unchanged.
    ///
    /// A header with one flipped bit is restored from its checksum; any other is taken from another file of the journal
    /// or from `experiment`.
    ///
    /// - Parameters:
    ///   - directory: The folder of the journal.
    ///   - experiment: The journal's experiment, needed if no file has a sound header any more.
    /// - Throws: `Failure` of kind `data` if a header is damaged and no experiment is known, or if a file is foreign or
    ///   belongs to another experiment; `cannotCreate` if a damaged file is being written; `inputOutput` if reading or
    ///   writing fails.
    public init(of directory: String, experiment: Subject? = nil) throws(Failure) {
        folder = try JournalFolder(reading: directory)
        let audit = try JournalAudit(of: folder, header: experiment.map { JournalHeader(of: $0) })
        damages = audit.damages
        for (name, damages) in Dictionary(grouping: damages, by: \.file).sorted(by: { $0.key < $1.key }) {
            guard let file = JournalFile(name: name), let scan = try JournalScan<Subject>(file, in: folder) else {
                continue
            }
            try repair(scan, dropping: Set(damages.map(\.line)), header: audit.header)
            files.append(name)
        }
    }

    private mutating func repair(
        _ scan: consuming JournalScan<Subject>, dropping lines: Set<Int>, header other: JournalHeader<Subject>?
    ) throws(Failure) {
        var scan = scan
        guard let header = scan.header ?? scan.mendedHeader ?? other else {
            throw Failure(
                .data,
                """
                \(folder.path)/\(scan.file.name), line 1 is damaged, and no other file names the journal's \
                experiment. Name it with --experiment.
                """)
        }
        let format = header.experiment.line
        let (schema, isLikelyOfJournal) = (scan.header?.schema ?? scan.likelySchema, scan.isLikelyOfJournal)
        var written = JournalHeader(of: header.experiment, arithmetic: header.arithmetic).encode()
        var runs = 0
        while let piece = try scan.next(format, as: schema) {
            guard case .run(let result, let line) = piece, !lines.contains(line) else { continue }
            do throws(LineError) {
                written += try format.encode(result)
            } catch {
                throw Failure(.data, "\(folder.path)/\(scan.file.name), line \(line) cannot be kept: \(error.reason).")
            }
            runs += 1
        }
        guard runs > 0 || scan.header != nil || scan.mendedHeader != nil || isLikelyOfJournal else {
            throw Failure(
                .data, "\(folder.path)/\(scan.file.name) is not a journal file. Move it to another folder.")
        }
        if scan.file != .runs { written += ClosingLine(runs: runs).encode() }
        try replace(scan.file, scan.identity, by: written)
    }

    /// Replaces a damaged file by its rewritten bytes.
    private func replace(_ file: JournalFile, _ identity: FileIdentity, by bytes: [UInt8]) throws(Failure) {
        let path = folder.path(of: file.name)
        let folder = folder
        let isDone = try SystemError.reporting(.inputOutput, "Repairing \(path) failed") { () throws(SystemError) in
            let old = try OpenFile(file.name, in: folder.held, O_RDONLY)
            // If locks cannot be trusted, a file that grew meanwhile stays under its new name.
            guard (try? old.takeLock()) != false, try old.identity() == identity else { return false }
            defer { old.releaseLock() }
            let part = try PartFile(in: folder)
            defer { part.release() }
            try part.append(bytes)
            try folder.held.synchronize()
            let aside = JournalFile.makeRandom(for: nil)
            guard try folder.rename(file, to: aside) else { return false }
            if file == .runs { guard try folder.rename(part.name, toFree: file) else { return false } }
            try folder.held.synchronize()
            guard try folder.held.identity(of: aside.name) == identity else { return false }
            try folder.remove(aside)
            try folder.held.synchronize()
            return true
        }
        guard isDone else {
            throw Failure(
                .cannotCreate, "\(path) is being written or replaced by another process. Stop it, then repair again.")
        }
    }
}

extension JournalScan {
    /// The header before one of its bits flipped or its newline became CR LF; nil if the damage is larger.
    var mendedHeader: JournalHeader<Subject>? {
        guard headerDamage != nil else { return nil }
        let line = firstLine.last == UInt8(ascii: "\r") ? firstLine.dropLast() : firstLine[...]
        if let header = try? JournalHeader<Subject>(decoding: line) { return header }
        guard let mended = JournalSchema.mending(line) else { return nil }
        return try? JournalHeader<Subject>(decoding: mended[...])
    }
}
