import Foundation
import Synchronization

/// The file in a journal's folder that one writer appends to.
///
/// No other writer ever has it. Where it is taken away all the same, as by `journal merge --dead` while its writer lives,
/// the writer writes everything again under another name.
final class PartFile: Sendable {
    private struct State {
        var file: OpenFile
        var name: JournalFile
    }

    /// What locks are good for in this folder.
    let locks: FileLocks
    private let folder: JournalFolder
    private let shard: Shard?
    private let state: Mutex<State>

    /// Makes a file that begins with `header`; file and name are on the disk.
    ///
    /// - Throws: `SystemError` if the file cannot be made or written.
    init(in folder: JournalFolder, shard: Shard? = nil, header: [UInt8] = []) throws(SystemError) {
        let (made, locks) = try Self.make(in: folder, shard: shard)
        self.folder = folder
        self.shard = shard
        self.locks = locks
        state = Mutex(made)
        do throws(SystemError) {
            try made.file.write(synchronously: header)
            try folder.file.synchronizeFolder()
        } catch {
            try? folder.remove(made.name)
            throw error
        }
    }

    /// The file's name.
    var name: JournalFile { state.withLock { $0.name } }

    /// Appends whole lines and waits until they are on the disk, under a name that leads to them.
    func append(_ bytes: [UInt8]) throws(SystemError) {
        try change { (state: inout State) throws(SystemError) in
            try state.file.write(synchronously: bytes)
            try keepNamed(&state)
        }
    }

    /// Appends bytes without waiting for the disk; the next `append` does.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        try change { (state: inout State) throws(SystemError) in
            let file = state.file
            try SystemError.catching { try file.handle.write(contentsOf: bytes) }
        }
    }

    /// Removes the file.
    func discard() {
        state.withLock { state in
            try? folder.remove(state.name)
            state.file.releaseLock()
        }
    }

    /// Gives up the lock, so that others know that nothing follows.
    func release() {
        state.withLock { $0.file.releaseLock() }
    }

    private func change(_ body: (inout State) throws(SystemError) -> Void) throws(SystemError) {
        let result = state.withLock { state -> Result<Void, SystemError> in
            do throws(SystemError) {
                try body(&state)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    /// Writes everything again where the name does not lead to the file any more.
    private func keepNamed(_ state: inout State) throws(SystemError) {
        for _ in 0..<Self.mostNames {
            let identity = try state.file.identity()
            if try folder.file.identity(of: state.name.name)?.isSameFile(as: identity) == true { return }
            let (copy, _) = try Self.make(in: folder, shard: shard)
            try copy.file.append(everythingIn: state.file)
            try folder.file.synchronizeFolder()
            state = copy
        }
        throw SystemError(reason: "something takes away what is written")
    }

    /// The most names that are tried for one file.
    private static let mostNames = 64

    private static func make(in folder: JournalFolder, shard: Shard?) throws(SystemError) -> (State, FileLocks) {
        for _ in 0..<mostNames {
            let name = JournalFile.makeRandom(for: shard)
            let file = try OpenFile(name.name, in: folder.file, O_RDWR | O_APPEND | O_CREAT | O_EXCL)
            if let locks = try FileLocks.trying(file, named: name.name, in: folder.file),
                let found = try folder.file.identity(of: name.name), found.isSameFile(as: try file.identity())
            {
                return (State(file: file, name: name), locks)
            }
            // Another looked whether a writer lives just when there was none yet.
            try folder.remove(name)
        }
        throw SystemError(reason: "others hold every name that is tried")
    }
}

extension OpenFile {
    /// Reads the file from its beginning, piece by piece.
    func forEachPiece(_ body: ([UInt8]) throws(SystemError) -> Void) throws(SystemError) {
        try SystemError.catching { try handle.seek(toOffset: 0) }
        while let piece = try SystemError.catching({ try handle.read(upToCount: 1 << 20) }), !piece.isEmpty {
            try body(Array(piece))
        }
    }

    /// Appends all that stands in another file and waits until it is on the disk.
    fileprivate func append(everythingIn original: OpenFile) throws(SystemError) {
        try original.forEachPiece { (piece) throws(SystemError) in
            try SystemError.catching { try handle.write(contentsOf: piece) }
        }
        try write(synchronously: [])
    }
}
