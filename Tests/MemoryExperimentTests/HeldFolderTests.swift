import Foundation
import MemoryExperiment
import Support
import Synchronization
import TestSupport
import Testing

/// Folders that are held open, and guards of changes in them.
@Suite struct HeldFolderTests {
    private let place: TemporaryFolder
    private var path: String { place.path }

    init() throws { place = try TemporaryFolder() }

    private func withFolder(_ body: (HeldFolder) throws -> Void) throws { try body(try HeldFolder(at: path)) }

    @Test func kindsOfEntriesAreDistinguished() throws {
        try withFolder { folder in
            try folder.makeFile("file").write(contentsOf: Data("abc".utf8))
            _ = try folder.makingFolder("folder")
            symlink("file", "\(path)/link")
            mkfifo("\(path)/pipe", 0o600)
            let found = try ["file", "folder", "link", "pipe", "none"].map { try folder.entry($0) }
            #expect(found == [.file, .folder, .link, .special, .nothing])
            #expect(try BoundedFile("file", in: folder, limit: 3).bytes() == Data("abc".utf8))
            for name in ["folder", "link", "pipe", "none"] {
                #expect(throws: Failure.self, "\(name)") { try BoundedFile(name, in: folder, limit: 3) }
            }
            #expect(throws: SystemError.self) { try folder.makeFile("link") }
            #expect(try folder.names().sorted() == ["file", "folder", "link", "pipe"])
        }
    }

    @Test func lockIsExclusive() throws {
        try withFolder { folder in
            let other = try HeldFolder(at: path)
            #expect(folder.lock() == .taken)
            #expect(other.lock() == .heldByAnother)
            folder.unlock()
            #expect(other.lock() == .taken)
        }
    }

    @Test func namesAreResolvedInTheOpenFolder() throws {
        try withFolder { folder in
            let inner = try folder.makingFolder("inner")
            try folder.move("inner", to: folder, as: "moved")
            symlink("moved", "\(path)/inner")
            #expect(throws: SystemError.self) { try folder.folder("inner") }
            try inner.makeFile("file").close()
            #expect(FileManager.default.fileExists(atPath: "\(path)/moved/file"))
            #expect(try !folder.leads("inner", to: inner))
            #expect(try folder.leads("moved", to: inner))
        }
    }

    @Test func removalFollowsNoLink() throws {
        try withFolder { folder in
            try folder.makingFolder("kept").makeFile("file").close()
            let gone = try folder.makingFolder("gone")
            try gone.makingFolder("inner").makeFile("file").close()
            symlink("../kept", "\(path)/gone/link")
            try folder.removeFolder("gone", holding: gone)
            #expect(try folder.names() == ["kept"])
            #expect(FileManager.default.fileExists(atPath: "\(path)/kept/file"))
        }
    }

    @Test func anEndComesBeforeOrAfterAChangeAndNeverWithin() {
        #expect(events(endingWithin: "made") { $0.perform($1) } == ["made", "ended"])
        #expect(events(endingWithin: "changed") { $0.complete($1) } == ["changed"])
    }

    /// What happens in which order if an end begins on another thread while guarded work is done.
    private func events(endingWithin name: String, _ perform: (EndGuard, () -> Void) -> Void) -> [String] {
        let (endGuard, events) = (EndGuard(), Events())
        let (beginning, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        perform(endGuard) {
            Thread.detachNewThread {
                beginning.signal()
                endGuard.end { events.append("ended") }
                end.signal()
            }
            beginning.wait()
            // An end that did not wait would come now.
            for _ in 0..<1_000 { sched_yield() }
            events.append(name)
        }
        end.wait()
        return events.names
    }

    /// Events of several threads in their order.
    private final class Events: Sendable {
        private let log = Mutex<[String]>([])

        var names: [String] { log.withLock { $0 } }

        func append(_ name: String) { log.withLock { $0.append(name) } }
    }

    @Test func endRemovesUnfinishedFiles() throws {
        let folder = try HeldFolder(at: path)
        let endGuard = EndGuard()
        endGuard.cleanUp { try? folder.remove("aside") }
        let file = try endGuard.perform { () throws(SystemError) in try folder.makeFile("aside") }
        try file.close()
        let change: () throws(SystemError) -> Void = { () throws(SystemError) in throw SystemError(reason: "full") }
        let failure = #expect(throws: SystemError.self) { try endGuard.complete(change) }
        #expect(failure?.reason == "full")
        endGuard.end {}
        #expect(try folder.names().isEmpty)
    }
}

/// Inherited pipes, and pipes that nobody may ever write to.
@Suite struct InputFileTests {
    @Test func inheritedPipeIsRead() throws {
        let pipe = Pipe()
        let file = try InputFile.open("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        try pipe.fileHandleForWriting.write(contentsOf: Data("name: x".utf8))
        try pipe.fileHandleForWriting.close()
        #expect(try file.readToEnd() == Data("name: x".utf8))
    }

    @Test func namedPipesDevicesAndFoldersAreRefused() throws {
        let path = NSTemporaryDirectory() + "rnn-memory-pipe-" + UUID().uuidString
        mkfifo(path, 0o600)
        defer { unlink(path) }
        for file in [path, "/dev/zero", NSTemporaryDirectory()] {
            #expect(throws: SystemError.self, "\(file)") { try InputFile.open(file) }
        }
    }
}
