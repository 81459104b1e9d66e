import CheckpointDecoding
import Support

/// A message of an object header: one property of a group or a dataset.
struct HDF5Message: Sendable {
    /// The kinds of message that are read; all others are ignored.
    enum Kind: Int, Sendable {
        case dataspace = 0x01
        case linkInformation = 0x02
        case datatype = 0x03
        case fill = 0x05
        case link = 0x06
        case layout = 0x08
        case filters = 0x0B
        case attribute = 0x0C
        case continuation = 0x10
        case symbolTable = 0x11
        case attributeInformation = 0x15
    }

    /// What it describes.
    let kind: Kind
    /// Whether its body is a reference to a message elsewhere.
    let isShared: Bool
    /// The body.
    let body: HDF5Cursor
}

/// The object header of a group or a dataset.
struct HDF5ObjectHeader: Sendable {
    /// The messages that are read, in the order of the file.
    let messages: [HDF5Message]

    /// The most pieces of a header.
    private static let pieceLimit = 4096

    /// The bodies of all messages of a kind.
    func bodies(_ kind: HDF5Message.Kind) -> [HDF5Cursor] { messages.filter { $0.kind == kind }.map(\.body) }

    /// The first message of a kind; nil if there is none.
    func first(_ kind: HDF5Message.Kind) -> HDF5Message? { messages.first { $0.kind == kind } }

    /// Reads a header with all of its continuations.
    init(at address: Int, with reader: inout HDF5Reader) throws(Failure) {
        let form = try Form(at: address, with: &reader)
        var messages: [HDF5Message] = []
        var pieces = [form.firstPiece]
        var next = 0
        while next < pieces.count {
            let piece = pieces[next]
            next += 1
            var cursor = try reader.cursor("object header", at: piece.address, count: piece.count)
            if next > 1, form.isSecondVersion { try cursor.expect("OCHK") }
            for message in try form.messages(in: &cursor) {
                guard message.kind == .continuation else {
                    messages.append(message)
                    continue
                }
                let piece = try Piece(message.body)
                guard pieces.count < Self.pieceLimit, !pieces.contains(where: { $0.address == piece.address }) else {
                    throw message.body.place.failure("continues in a circle")
                }
                pieces.append(piece)
            }
        }
        self.messages = messages
    }

    /// Adjacent messages.
    private struct Piece {
        let address: Int
        let count: Int

        init(address: Int, count: Int) {
            self.address = address
            self.count = count
        }

        init(_ continuation: HDF5Cursor) throws(Failure) {
            var cursor = continuation
            guard let address = try cursor.address() else {
                throw continuation.place.failure("continues at an undefined address")
            }
            self.address = address
            count = try cursor.length()
        }
    }
}

// MARK: - Versions

extension HDF5ObjectHeader {
    /// How the messages of a header are written.
    private struct Form {
        let isSecondVersion: Bool
        let firstPiece: Piece
        let hasCreationOrder: Bool

        init(at address: Int, with reader: inout HDF5Reader) throws(Failure) {
            var first = try reader.cursor("object header", at: address, count: 4)
            if try first.bytes(4) == Array("OHDR".utf8) {
                var start = try reader.cursor("object header", at: address, count: 6)
                try start.skip(4)
                guard try start.integer(1) == 2 else { throw start.place.failure("has an unknown version") }
                let flags = try start.integer(1)
                let extras = (flags & 0x20 == 0 ? 0 : 16) + (flags & 0x10 == 0 ? 0 : 4)
                let width = 1 << (flags & 3)
                var size = try reader.cursor("object header", at: address, count: 6 + extras + width)
                try size.skip(6 + extras)
                isSecondVersion = true
                firstPiece = Piece(address: address + 6 + extras + width, count: try size.integer(width))
                hasCreationOrder = flags & 4 != 0
            } else {
                var start = try reader.cursor("object header", at: address, count: 16)
                guard try start.integer(1) == 1 else { throw start.place.failure("has an unknown version") }
                try start.skip(7)
                isSecondVersion = false
                firstPiece = Piece(address: address + 16, count: try start.integer(4))
                hasCreationOrder = false
            }
        }

        /// The messages of a piece.
        func messages(in cursor: inout HDF5Cursor) throws(Failure) -> [HDF5Message] {
            let size = isSecondVersion ? (hasCreationOrder ? 6 : 4) : 8
            // A later piece of the second version ends with a checksum, and gaps are shorter than a message.
            let end = isSecondVersion && cursor.position > 0 ? 4 : 0
            var messages: [HDF5Message] = []
            while cursor.remaining - end >= size {
                let type = try cursor.integer(isSecondVersion ? 1 : 2)
                let count = try cursor.integer(2)
                let flags = try cursor.integer(1)
                try cursor.skip(size - (isSecondVersion ? 4 : 5))
                let body = try cursor.cursor(count)
                guard let kind = HDF5Message.Kind(rawValue: type) else { continue }
                messages.append(HDF5Message(kind: kind, isShared: flags & 2 != 0, body: body))
            }
            return messages
        }
    }
}
