import Foundation
import MemoryExperiment
import ReportServer
import Support
import TestSupport
import Testing

/// What may be in a folder of studies besides the server's own files.
@Suite("Study folders", .timeLimit(.minutes(5))) struct StudyFolderTests {
    /// Runs `body` with a new folder of studies that is removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try withExtendedLifetime(folder) { try body(folder.path) }
    }

    /// Starts a study and replaces one of its files by something else.
    private func complaint(about file: String, _ replace: (_ place: String) throws -> Void) throws -> String {
        var complaint = ""
        try withFolder { folder in
            let study = try StudyFolder(path: folder).begin(.quick)
            let place = "\(folder)/\(study.id)\(file)"
            try FileManager.default.moveItem(atPath: place, toPath: "\(folder)/aside")
            try replace(place)
            let (studies, complaints) = try StudyFolder(path: folder).studies()
            #expect(studies.isEmpty)
            try #require(complaints.count == 1)
            #expect(complaints[0].contains(place))
            complaint = complaints[0]
        }
        return complaint
    }

    private static let files = ["/experiment.yaml", "/state.json"]

    @Test("a pipe is reported without waiting", arguments: files)
    func pipe(_ file: String) throws {
        #expect(try complaint(about: file) { mkfifo($0, 0o644) }.contains("pipe"))
    }

    @Test("a link is reported and not followed", arguments: files + [""])
    func link(_ file: String) throws {
        let complaint = try complaint(about: file) { place in
            let aside = URL(fileURLWithPath: place).pathComponents.dropLast(file.isEmpty ? 1 : 2).joined(separator: "/")
            try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "\(aside)/aside")
        }
        #expect(complaint.contains("link"))
    }

    @Test("a link to a device is reported and not read", arguments: files)
    func device(_ file: String) throws {
        let complaint = try complaint(about: file) { place in
            try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "/dev/zero")
        }
        #expect(complaint.contains("link"))
    }

    @Test("a folder in place of a file is reported", arguments: files)
    func folder(_ file: String) throws {
        let complaint = try complaint(about: file) { place in
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        }
        #expect(complaint.contains("it is a folder"))
    }

    @Test("an oversized file is reported before it is read", arguments: files)
    func huge(_ file: String) throws {
        let complaint = try complaint(about: file) { place in
            #expect(FileManager.default.createFile(atPath: place, contents: nil))
            let handle = try #require(FileHandle(forWritingAtPath: place))
            // A sparse file that occupies no disk space.
            try handle.truncate(atOffset: 1 << 40)
            try handle.close()
        }
        #expect(complaint.contains("bytes"))
    }

    @Test("a pipe or link in place of a temporary file is not written to")
    func prepared() throws {
        try withFolder { folder in
            let study = try StudyFolder(path: folder).begin(.quick)
            let place = "\(folder)/\(study.id)/state.json.partial"
            mkfifo(place, 0o644)
            try StudyFolder(path: folder).save(study)
            #expect(!FileManager.default.fileExists(atPath: place))
            try "secret".write(toFile: "\(folder)/secret", atomically: true, encoding: .utf8)
            try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "\(folder)/secret")
            try StudyFolder(path: folder).save(study)
            #expect(try String(contentsOfFile: "\(folder)/secret", encoding: .utf8) == "secret")
            #expect(try StudyFolder(path: folder).studies().studies == [study])
        }
    }

    @Test("a study whose journal or report is a link is refused", arguments: ["", "/journal"])
    func outputElsewhere(_ name: String) throws {
        try withFolder { folder in
            let study = try StudyFolder(path: folder).begin(.quick)
            let output = "\(folder)/\(study.id)/output"
            try FileManager.default.createDirectory(atPath: "\(folder)/elsewhere", withIntermediateDirectories: true)
            if !name.isEmpty {
                try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
            }
            try FileManager.default.createSymbolicLink(
                atPath: output + name, withDestinationPath: "\(folder)/elsewhere")
            let failure = #expect(throws: Failure.self) { try study.requireOwnFolders() }
            #expect(failure?.message.contains(output + name) == true)
            #expect(failure?.message.contains("link") == true)
        }
    }

    @Test("a folder that cannot be listed is an error")
    func unreadable() throws {
        try withFolder { folder in
            _ = try StudyFolder(path: folder).begin(.quick)
            #expect(try HeldFolder(at: folder).names() == ["1-quick"])
            #expect(throws: SystemError.self) {
                // A closed descriptor cannot be read.
                try HeldFolder(at: folder).names { close($0) }
            }
            #expect(throws: SystemError.self) { try HeldFolder(at: "\(folder)/none") }
        }
    }

    @Test("the number of a known study is not reused, even if its folder is gone")
    func numbers() throws {
        try withFolder { folder in
            let studies = try StudyFolder(path: folder)
            let first = try studies.begin(.quick)
            try FileManager.default.removeItem(atPath: "\(folder)/\(first.id)")
            #expect(try studies.begin(.quick, after: 1).id == "2-quick")
        }
    }

    @Test("other folders are left alone, and their numbers are skipped")
    func strangeFolders() async throws {
        let folder = Lab.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in ["3-broken", "notes"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            try name.write(toFile: "\(folder)/\(name)/file", atomically: true, encoding: .utf8)
        }
        let (studies, complaints) = try StudyFolder(path: folder).studies()
        #expect(studies.isEmpty)
        #expect(complaints.count == 1)
        let study = try StudyFolder(path: folder).begin(.quick)
        #expect(study.id == "4-quick")
        #expect(try HeldFolder(at: folder).names().sorted() == ["3-broken", "4-quick", "notes"])
        for name in ["3-broken", "notes"] {
            #expect(try HeldFolder(at: "\(folder)/\(name)").names() == ["file"])
            #expect(try String(contentsOfFile: "\(folder)/\(name)/file", encoding: .utf8) == name)
        }
    }

    @Test("a folder is free once its server has left it, whatever still refers to it")
    func leftFolderIsFree() throws {
        try withFolder { folder in
            let former = try StudyFolder(path: folder)
            let failure = #expect(throws: Failure.self) { _ = try StudyFolder(path: folder) }
            #expect(failure?.message.contains("Another server is using") == true)
            former.leave()
            #expect(try StudyFolder(path: folder).begin(.quick).id == "1-quick")
            withExtendedLifetime(former) {}
        }
    }
}
