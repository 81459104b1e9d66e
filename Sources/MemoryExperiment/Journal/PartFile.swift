import Foundation
import Support
import Synchronization

/// The file in a journal's folder that one writer appends to.
///
/// No other writer ever uses it. If the file is taken away nevertheless, for example by `journal merge --dead` while
/// the writer is alive, the writer writes everything again under another name.
final class PartFile: Sendable {
    private struct State {
        var file: OpenFile
        var name: JournalFile
    }

    /// How far locks can be trusted in this folder.
    let locks: FileLocks
    private let folder: JournalFolder
    private let shard: Shard?
    private let state: Mutex<State>

    /// Creates a file that begins with `header`; both file and name are on disk afterwards.
    ///
    /// - Throws: `SystemError` if the file cannot be created or written.
    init(in folder: JournalFolder, shard: Shard? = nil, header: [UInt8] = []) throws(SystemError) {
        let (made, locks) = try Self.make(in: folder, shard: shard)
        self.folder = folder
        self.shard = shard
        self.locks = locks
        state = Mutex(made)
        do throws(SystemError) {
            try made.file.write(synchronously: header)
            try folder.held.synchronize()
        } catch {
            try? folder.remove(made.name)
            throw error
        }
    }

    /// The identity of the file.
    func identity() throws(SystemError) -> FileIdentity {
        try state.withLock { $0.file }.identity()
    }

    /// The file's name.
    var name: JournalFile { state.withLock { $0.name } }

    /// Appends complete lines and waits until they are on disk under the file's current name.
    func append(_ bytes: [UInt8]) throws(SystemError) {
        try change { (state: inout State) throws(SystemError) in
            try state.file.write(synchronously: bytes)
            try keepNamed(&state)
        }
    }

    /// Appends bytes without syncing; the next `append` does.
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

    /// Releases the lock, so that others know the file is finished.
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

    /// Writes everything again if the name no longer refers to the file.
    private func keepNamed(_ state: inout State) throws(SystemError) {
        for _ in 0..<Self.mostNames {
            let identity = try state.file.identity()
            if try folder.held.identity(of: state.name.name)?.isSameFile(as: identity) == true { return }
            let (copy, _) = try Self.make(in: folder, shard: shard)
            try copy.file.append(everythingIn: state.file)
            try folder.held.synchronize()
            state = copy
        }
        throw SystemError(reason: "another process keeps removing the file")
    }

    /// The most names to try for one file.
    private static let mostNames = 64

    private static func make(in folder: JournalFolder, shard: Shard?) throws(SystemError) -> (State, FileLocks) {
        for _ in 0..<mostNames {
            let name = JournalFile.makeRandom(for: shard)
            let file = try OpenFile(name.name, in: folder.held, O_RDWR | O_APPEND | O_CREAT | O_EXCL)
            if let locks = try FileLocks.trying(file, named: name.name, in: folder.held),
                let found = try folder.held.identity(of: name.name), found.isSameFile(as: try file.identity())
            {
                return (State(file: file, name: name), locks)
            }
            // Another process tested the lock just before this writer took it.
            try folder.remove(name)
        }
        throw SystemError(reason: "other processes hold the locks of all names that were tried")
    }
}

extension OpenFile {
    /// Appends the contents of another file and waits until they are on disk.
    fileprivate func append(everythingIn original: OpenFile) throws(SystemError) {
        try original.forEachPiece { (piece) throws(SystemError) in
            try SystemError.catching { try handle.write(contentsOf: piece) }
        }
        try write(synchronously: [])
    }
}
