import Foundation

/// Reads one file of a journal from its header to its end.
///
/// What is damaged is told line by line, so that one program can refuse a file at the first damage and another can save
/// the rest.
struct JournalScan {
    /// The file.
    let file: JournalFile
    /// Its header; nil if the file was only just begun, and where the header is damaged.
    let header: JournalHeader?
    /// What is wrong with the first line, if anything is.
    let headerDamage: LineDamage?
    /// The first line, whatever it is; empty if there is none.
    let firstLine: [UInt8]
    /// How many runs were read so far, repeated ones among them.
    private(set) var runCount = 0
    /// Whether the file ends in a closing line that counts its runs rightly.
    private(set) var isClosed = false
    private let opened: OpenFile
    private let start: FileIdentity
    private var lines: LineReader
    /// The closing line that was read last, if only lines that do not count follow it.
    private var closing: (line: Int, isSound: Bool)?
    /// A line that was read and not yet looked at; `lines` stands behind it.
    private var held: ArraySlice<UInt8>?
    /// Whether all of the file was read.
    private(set) var hasEnded = false

    /// A piece of a file.
    enum Piece {
        /// A run and the number of its line.
        case run(RunResult, line: Int)
        /// Something that is no sound line.
        case damage(LineDamage)
    }

    /// Opens a file and reads its header.
    ///
    /// - Parameter anyArithmetic: Whether runs of another arithmetic will do.
    /// - Returns: Nil if nothing has the file's name any more.
    /// - Throws: `Failure` of kind `data` if it is no plain file, `inputOutput` if reading fails.
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
                JournalHeader.isTorn(lines.remainder)
                ? nil
                : LineDamage(
                    file: file.name, line: 1, reason: "no journal begins like it. Move it to another folder",
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
    ///   - format: The lines of the file's experiment.
    ///   - schema: How they are written; that of the file's header, if it has one.
    /// - Throws: `Failure` of kind `inputOutput` if reading fails, `interrupted` if the task was cancelled.
    mutating func next(_ format: RunLine, as schema: JournalSchema) throws(Failure) -> Piece? {
        guard !hasEnded else { return nil }
        while let line = try nextLine() {
            if lines.lineNumber % 256 == 0 { try Failure.checkCancellation(while: "Reading \(opened.path)") }
            if let closed = closing {
                (closing, isClosed) = (nil, false)
                // What follows is judged by itself: a line that was doubled or moved takes no sound run with it.
                if closed.isSound {
                    held = line
                    return .damage(
                        LineDamage(
                            file: file.name, line: closed.line, reason: "it closes the file, and yet lines follow"))
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
                    return .damage(damage("it counts \(count.counted("run")) where the file has \(runCount)"))
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

    /// How the lines of a file are probably written whose header cannot be read.
    var likelySchema: JournalSchema {
        isLikelyChecked || firstLine.starts(with: "{\"schema\":3".utf8) ? .checked : .unchecked
    }

    /// Whether a file whose header cannot be read is a journal's by how it begins.
    var isLikelyOfJournal: Bool {
        isLikelyChecked || firstLine.starts(with: JournalHeader.opening.description.utf8)
    }

    /// Whether one of the first two lines ends as only checked lines do.
    private var isLikelyChecked: Bool {
        JournalSchema.hasTrailer(firstLine[...]) || held.map(JournalSchema.hasTrailer) == true
    }

    /// How the file was when all of it had been read; its size is the number of bytes that were read.
    var identity: FileIdentity {
        start.grown(to: lines.byteCount + lines.remainder.count)
    }

    /// Whether nothing follows the last line that was read.
    var endsWhole: Bool { lines.remainder.isEmpty }

    /// What is wrong with the bytes after the last newline, if they are not what a writer leaves that was cut off.
    private func tornLineDamage(_ format: RunLine, as schema: JournalSchema) -> LineDamage? {
        let rest = lines.remainder
        guard !rest.isEmpty, rest.contains(where: { $0 != 0 }) else { return nil }
        let number = lines.lineNumber + 1
        if closing != nil {
            return LineDamage(
                file: file.name, line: number, reason: "it follows the line with which the file was closed")
        }
        // A line that is whole had its newline: no writer leaves another byte in its place, and a power cut a zero.
        guard rest.last != UInt8(ascii: "}"), rest.last != 0, (try? format.decode(rest.dropLast(), as: schema)) != nil
        else { return nil }
        return LineDamage(file: file.name, line: number, reason: "another byte stands where it ends")
    }

    private func damage(_ reason: String) -> LineDamage {
        LineDamage(file: file.name, line: lines.lineNumber, reason: reason)
    }
}
