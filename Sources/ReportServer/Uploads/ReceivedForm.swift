import Foundation
import LoopbackHTTP
import Support

/// A form with files, of which the files go to a folder while they arrive.
struct ReceivedForm: Sendable {
    /// The folder with the files under their fixed names.
    let folder: UploadFolder
    /// The text of each option.
    private(set) var texts: [AnalysisOptions.Key: String] = [:]
    /// The name of the study whose files are used unless others are chosen; empty for none.
    private(set) var source = ""
    /// The name and the size of each file that was chosen.
    private(set) var files: [UploadedAnalysis.File: (sentName: String, count: Int)] = [:]
    private var parser: MultipartParser
    private var part = Part.nothing
    private var count = 0

    /// The part that is arriving.
    private enum Part: Sendable {
        case nothing
        case text(AnalysisForm.Field, [UInt8])
        case file(UploadedAnalysis.File, OpenFile)
    }

    /// A form of which nothing has arrived.
    init(_ boundary: MultipartBoundary, into folder: UploadFolder) {
        parser = MultipartParser(boundary)
        self.folder = folder
    }

    /// Reads the next bytes of the body.
    ///
    /// - Throws: `HTTPRefusal` if the form is malformed or too large; `Failure` if a file cannot be written.
    mutating func read(_ bytes: [UInt8]) throws {
        for event in try parser.read(bytes) {
            switch event {
            case .part(let head): try begin(head)
            case .content(let bytes): try add(bytes)
            case .endOfPart: try end()
            }
        }
    }

    /// Checks that the form is complete.
    func finish() throws(HTTPRefusal) { try parser.finish() }

    private mutating func begin(_ head: MultipartPart) throws {
        let field = AnalysisForm.Field(name: head.name)
        switch (field, head.fileName) {
        case (.source?, nil), (.option?, nil):
            part = field.map { .text($0, []) } ?? .nothing
        case (.file(let file)?, let name?):
            files[file] = (name, 0)
            part = .file(file, try folder.newFile(file))
        case (.source?, _?), (.option?, _?), (.file?, nil), (nil, _):
            throw HTTPRefusal(.badRequest, "The form for an analysis has no such field as \(head.name).")
        }
    }

    private mutating func add(_ bytes: [UInt8]) throws {
        count += bytes.count
        guard count <= UploadLimits.largestFiles else { throw HTTPRefusal(.bodyTooLarge, UploadLimits.refusal) }
        switch part {
        case .nothing: break
        case .text(let field, let former):
            guard former.count + bytes.count <= 4 * AnalysisOptions.longestText else {
                throw HTTPRefusal(.bodyTooLarge, "The text of \(field.name) is too long.")
            }
            part = .text(field, former + bytes)
        case .file(let file, let open):
            files[file]?.count += bytes.count
            try SystemError.reporting(.inputOutput, "\(open.path) cannot be written") { () throws(SystemError) in
                try SystemError.catching { try open.handle.write(contentsOf: bytes) }
            }
        }
    }

    private mutating func end() throws {
        switch part {
        case .nothing: break
        case .text(.option(let key), let bytes): texts[key] = String(decoding: bytes, as: UTF8.self)
        case .text(.source, let bytes): source = String(decoding: bytes, as: UTF8.self)
        case .text(.file, _): break
        case .file(let file, let open):
            try SystemError.reporting(.inputOutput, "\(open.path) cannot be written") { () throws(SystemError) in
                try SystemError.catching { try open.handle.synchronize() }
            }
            // Browsers send an empty file without a name if none was chosen.
            guard files[file]?.count == 0 else { break }
            unlink(open.path)
            if files[file]?.sentName.isEmpty == true { files[file] = nil }
        }
        part = .nothing
    }
}
