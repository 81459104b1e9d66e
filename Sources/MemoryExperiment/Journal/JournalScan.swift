import Foundation
import Support

/// Reads one file of a journal from its header to its end.
///
/// Damage is reported line by line, so one caller can refuse a file at the first damage and another can save the rest.
struct JournalScan<Subject: JournaledExperiment> {
    /// The file.
    let file: JournalFile
    /// Its header; nil if the file had only just been created or the header is damaged.
    let header: JournalHeader<Subject>?
    /// The damage to the first line, if any.
    let headerDamage: LineDamage?
    /// The first line, valid or not; empty if there is none.
    let firstLine: [UInt8]
    /// The number of runs read so far, counting repeated ones.
    private(set) var runCount = 0
    /// Whether the file ends in a closing line with the right number of runs.
    private(set) var isClosed = false
    private let opened: OpenFile
    private let start: FileIdentity
    private var lines: LineReader
    /// The last closing line read, if only ignored lines follow it.
    private var closing: (line: Int, isSound: Bool)?
    /// A line that was read but not yet examined; `lines` is already past it.
    private var held: ArraySlice<UInt8>?
    /// Whether the whole file was read.
    private(set) var hasEnded = false

    /// A piece of a file.
    enum Piece {
        /// A run and the number of its line.
        case run(Subject.Result, line: Int)
        /// A damaged line.
        case damage(LineDamage)
    }

    /// Opens a file and reads its header.
    ///
    /// - Parameter anyArithmetic: Whether to accept runs of another arithmetic version.
    /// - Returns: Nil if the file no longer exists.
    /// - Throws: `Failure` of kind `data` if it is not a regular file, `inputOutput` if reading fails.
    init?(_ file: JournalFile, in folder: JournalFolder, anyArithmetic: Bool = false) throws(Failure) {
        guard let opened = try folder.open(file) else { return nil }
        self.file = file
        self.opened = opened
        start = try SystemError.reporting(.inputOutput, "Reading \(opened.path) failed") { () throws(SystemError) in
            try opened.identity()
        }
        lines = LineReader(opened)
        guard let line = try lines.next() else {
            firstLine = Array(lines.remainder)
            header = nil
            headerDamage =
                JournalHeader<Subject>.isTorn(lines.remainder)
                ? nil
                : LineDamage(
                    file: file.name, line: 1, reason: "no journal begins like this. Move the file to another folder",
                    isHeader: true)
            hasEnded = true
            return
        }
        firstLine = Array(line)
        do throws(LineError) {
            try Self.refuseCarriageReturn(line)
            header = try JournalHeader(decoding: line, anyArithmetic: anyArithmetic)
            headerDamage = nil
        } catch {
            header = nil
            headerDamage = LineDamage(file: file.name, line: 1, reason: error.reason, isHeader: true)
            held = try lines.next()
        }
    }

    /// The next run or damage, or nil at the end of the file.
    ///
    /// - Parameters:
    ///   - format: How to decode the runs of the file's experiment.
    ///   - schema: The format of the lines; that of the file's header, if it has one.
    /// - Throws: `Failure` of kind `inputOutput` if reading fails, `interrupted` if the task was cancelled.
    mutating func next(_ format: Subject.Line, as schema: JournalSchema) throws(Failure) -> Piece? {
        guard !hasEnded else { return nil }
        while let line = try nextLine() {
            if lines.lineNumber % 256 == 0 { try Failure.checkCancellation(while: "Reading \(opened.path)") }
            if let closed = closing {
                (closing, isClosed) = (nil, false)
                // The lines that follow are judged on their own: a duplicated or moved line costs no sound run.
                if closed.isSound {
                    held = line
                    return .damage(
                        LineDamage(
                            file: file.name, line: closed.line, reason: "it closes the file, but more lines follow"))
                }
            }
            do throws(LineError) {
                try Self.refuseCarriageReturn(line)
                guard ClosingLine.begins(line), schema == .checked else {
                    let run = try format.decode(line, as: schema)
                    runCount += 1
                    return .run(run, line: lines.lineNumber)
                }
                let count = try ClosingLine(decoding: line).runs
                isClosed = count == runCount
                closing = (lines.lineNumber, isClosed)
                guard isClosed else {
                    return .damage(damage("it counts \(count.counted("run")), but the file has \(runCount)"))
                }
            } catch {
                return .damage(damage(error.reason))
            }
        }
        hasEnded = true
        return tornLineDamage(format, as: schema).map(Piece.damage)
    }

    private static func refuseCarriageReturn(_ line: ArraySlice<UInt8>) throws(LineError) {
        guard line.last == UInt8(ascii: "\r") else { return }
        throw LineError(reason: LineDamage.carriageReturn)
    }

    private mutating func nextLine() throws(Failure) -> ArraySlice<UInt8>? {
        guard let line = held else { return try lines.next() }
        held = nil
        return line
    }

    /// The probable format of a file whose header is damaged.
    var likelySchema: JournalSchema {
        isLikelyChecked || firstLine.starts(with: "{\"schema\":3".utf8) ? .checked : .unchecked
    }

    /// Whether a file with a damaged header begins like a journal.
    var isLikelyOfJournal: Bool {
        isLikelyChecked || firstLine.starts(with: JournalHeader<Subject>.opening.description.utf8)
    }

    /// Whether one of the first two lines ends with a checksum.
    private var isLikelyChecked: Bool {
        JournalSchema.hasTrailer(firstLine[...]) || held.map(JournalSchema.hasTrailer) == true
    }

    /// The file's identity when all of it had been read; its size is the number of bytes read.
    var identity: FileIdentity {
        start.grown(to: lines.byteCount + lines.remainder.count)
    }

    /// Whether nothing follows the last line that was read.
    var endsWhole: Bool { lines.remainder.isEmpty }

    /// Damage in the bytes after the last newline, if an interrupted writer cannot have left them.
    private func tornLineDamage(_ format: Subject.Line, as schema: JournalSchema) -> LineDamage? {
        let rest = lines.remainder
        guard !rest.isEmpty, rest.contains(where: { $0 != 0 }) else { return nil }
        let number = lines.lineNumber + 1
        if closing != nil {
            return LineDamage(
                file: file.name, line: number, reason: "it follows the closing line")
        }
        // A complete line had a newline: a writer never leaves another byte in its place, and a power cut leaves only a
        // zero.
        guard rest.last != UInt8(ascii: "}"), rest.last != 0, (try? format.decode(rest.dropLast(), as: schema)) != nil
        else { return nil }
        return LineDamage(file: file.name, line: number, reason: "another byte is in the place of its newline")
    }

    private func damage(_ reason: String) -> LineDamage {
        LineDamage(file: file.name, line: lines.lineNumber, reason: reason)
    }
}
