import Foundation
import MemoryExperiment
import Support
import Testing

/// Folders that are held open, and guards of changes in them.
@Suite struct HeldFolderTests {
    private let path: String

    init() throws {
        path = NSTemporaryDirectory() + "rnn-memory-held-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    private func withFolder(_ body: (HeldFolder) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(try HeldFolder(at: path))
    }

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
        let endGuard = EndGuard()
        var events: [String] = []
        endGuard.perform { events.append("made") }
        endGuard.end { events.append("ended") }
        endGuard.complete { events.append("changed") }
        endGuard.end { events.append("ended again") }
        #expect(events == ["made", "ended", "changed"])
    }

    @Test func endRemovesUnfinishedFiles() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
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
