import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

@Suite struct TemplateLocationTests {
    private let scratch: TemporaryFolder
    private static let mark = "report.html.mustache"

    init() throws {
        scratch = try TemporaryFolder()
        try scratch.write("", to: "prefix/bin/rnn-memory")
        try scratch.write("", to: "project/.build/release/rnn-memory")
    }

    private func find(_ executable: String, explicit: String? = nil) throws -> String {
        let real = URL(fileURLWithPath: scratch.path).resolvingSymlinksInPath().path
        let found = try TemplateLocation.find(explicit: explicit, executable: "\(scratch.path)/\(executable)")
        let path = URL(fileURLWithPath: found).resolvingSymlinksInPath().path
        return path.hasPrefix(real) ? String(path.dropFirst(real.count + 1)) : path
    }

    @Test func shareFolderComesBeforeParentFolders() throws {
        try scratch.write("", to: "templates/\(Self.mark)")
        #expect(try find("prefix/bin/rnn-memory") == "templates")
        try scratch.write("", to: "prefix/share/rnn-memory/templates/\(Self.mark)")
        #expect(try find("prefix/bin/rnn-memory") == "prefix/share/rnn-memory/templates")
    }

    @Test func nearestParentFolderIsFound() throws {
        try scratch.write("", to: "templates/\(Self.mark)")
        try scratch.write("", to: "project/templates/\(Self.mark)")
        #expect(try find("project/.build/release/rnn-memory") == "project/templates")
    }

    @Test func symbolicLinksToTheProgramAreFollowed() throws {
        try scratch.write("", to: "project/templates/\(Self.mark)")
        try scratch.write("", to: "elsewhere/bin/note")
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/elsewhere/bin/rnn-memory",
            withDestinationPath: "\(scratch.path)/project/.build/release/rnn-memory")
        #expect(try find("elsewhere/bin/rnn-memory") == "project/templates")
    }

    @Test func explicitFolderIsTheOnlyOneTried() throws {
        try scratch.write("", to: "prefix/share/rnn-memory/templates/\(Self.mark)")
        try scratch.write("", to: "mine/\(Self.mark)")
        #expect(try find("prefix/bin/rnn-memory", explicit: "\(scratch.path)/mine") == "mine")
        let failure = #expect(throws: Failure.self) {
            try find("prefix/bin/rnn-memory", explicit: "\(scratch.path)/none")
        }
        #expect(failure?.kind == .missingInput)
        #expect(failure?.message.contains("\(scratch.path)/none") == true)
    }

    @Test func errorNamesThePlacesTried() throws {
        let failure = #expect(throws: Failure.self) { try find("prefix/bin/rnn-memory") }
        #expect(failure?.kind == .missingInput)
        #expect(failure?.message.contains("prefix/share/rnn-memory/templates, ") == true)
        #expect(failure?.message.contains("prefix/templates, ") == true)
        #expect(failure?.message.contains("--templates DIR") == true)
    }
}
