import Foundation
import MemoryExperiment
import Support
import Synchronization

/// A folder of this process alone, in which a report is written before its files take their places.
///
/// It lies beside the output folder, or inside if that is a separate file system or nothing can be made beside it.
/// The process holds its lock, so that others can tell it from one whose process is gone.
final class StagingFolder: Sendable {
    /// Its location, for removing it.
    private let place: HeldFolder
    private let name: String
    private let root: HeldFolder
    private let endGuard: EndGuard
    private let isKept = Atomic(false)
    private let folders: Mutex<[String: HeldFolder]>

    /// Makes the staging folder of an open output folder.
    ///
    /// - Parameters:
    ///   - path: The output folder as the user named it.
    ///   - endGuard: The guard that removes it if the program is ended.
    init(for output: HeldFolder, path: String, endGuard: EndGuard) throws(Failure) {
        self.endGuard = endGuard
        do throws(SystemError) {
            (place, name, root) = try endGuard.perform { () throws(SystemError) in try Self.make(in: output, path) }
        } catch {
            throw Failure(
                .cannotCreate,
                "\(path) cannot be written to: \(error.reason). Name another folder with --output, or make room in it.")
        }
        folders = Mutex(["": root])
        // The guard must not keep the folder, and with it the lock, alive beyond the work.
        endGuard.cleanUp { [weak self] in self?.remove() }
    }

    private static func make(
        in output: HeldFolder, _ path: String
    ) throws(SystemError) -> (HeldFolder, String, HeldFolder) {
        let names = StagingNames(of: path)
        while true {
            let suffix = String.randomHexadecimal()
            let inside = names.inside(suffix)
            let root = try output.makingFolder(inside, mode: 0o700)
            // Another process that removes leftovers may have been faster.
            guard root.lock() != .heldByAnother, try output.leads(inside, to: root) else { continue }
            if let beside = names.beside(suffix), let parent = try? output.parent(),
                (try? output.move(inside, to: parent, as: beside)) != nil
            {
                return (parent, beside, root)
            }
            return (output, inside, root)
        }
    }

    /// The number of files written concurrently, because a disk combines several syncs.
    private static let writers = 8

    /// Writes files and waits until they are on the disk.
    ///
    /// - Throws: `Failure(.inputOutput)` if there is no room.
    func write(_ files: [OutputFile]) async throws(Failure) {
        let failure = await withTaskGroup(of: Failure?.self) { group in
            for writer in 0..<min(Self.writers, files.count) {
                group.addTask {
                    // The threads of the cooperative pool are few and must not wait for a disk.
                    await withCheckedContinuation { continuation in
                        Thread.detachNewThread {
                            let share = stride(from: writer, to: files.count, by: Self.writers)
                            continuation.resume(returning: self.failure(writing: share.lazy.map { files[$0] }))
                        }
                    }
                }
            }
            return await group.reduce(nil) { $0 ?? $1 }
        }
        if let failure { throw failure }
    }

    /// Writes and syncs some files one after the other, up to the first that fails.
    private func failure(writing files: some Sequence<OutputFile>) -> Failure? {
        do throws(Failure) {
            for file in files {
                try reporting(file) { () throws(SystemError) in
                    let folder = try folder(of: file)
                    let handle = try endGuard.perform { () throws(SystemError) in try folder.makeFile(file.name) }
                    try SystemError.catching {
                        try handle.write(contentsOf: file.bytes)
                        try handle.synchronize()
                        try handle.close()
                    }
                }
            }
            return nil
        } catch {
            return error
        }
    }

    private func reporting<Value>(
        _ file: OutputFile, _ body: () throws(SystemError) -> Value
    ) throws(Failure) -> Value {
        do throws(SystemError) {
            return try body()
        } catch {
            throw Failure(
                .inputOutput,
                """
                Writing \(file.path) failed: \(error.reason). The former report is unchanged; make room and try again.
                """)
        }
    }

    /// The folder in which a file waits.
    func folder(of file: OutputFile) throws(SystemError) -> HeldFolder {
        try folders.withLock { folders throws(SystemError) in
            if let known = folders[file.folder] { return known }
            let made = try root.makingFolder(file.folder, mode: 0o700)
            folders[file.folder] = made
            return made
        }
    }

    /// Whether a name beside the output folder, or in it, is that of this folder.
    func isCalled(_ name: String) -> Bool { name == self.name }

    /// Whether a free lock proves here that its former holder is gone.
    var provesLocks: Bool { root.provesLocks }

    /// Leaves the folder for the next report.
    func keep() { isKept.store(true, ordering: .relaxed) }

    /// Removes the folder with its contents.
    func remove() {
        guard !isKept.load(ordering: .relaxed) else { return }
        // The next report finds what cannot be removed now.
        try? place.removeFolder(name, holding: root)
    }
}
