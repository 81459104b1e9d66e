import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// Several processes writing to one output folder, and what finished ones have left.
@Suite struct OutputOwnerTests {
    private let output: OutputScratch
    private let scratch: TemporaryFolder

    init() throws {
        output = try OutputScratch()
        scratch = output.scratch
    }

    private static let leftover = ".out.rnn-memory-" + String(repeating: "0f", count: 16)

    @Test func leftoversOfAKilledProcessAreRemoved() async throws {
        for place in [Self.leftover, "out/.rnn-memory-" + String(repeating: "1", count: 32)] {
            try scratch.write("half", to: "\(place)/figures/a.svg")
            try scratch.write("half", to: "\(place)/report.md")
        }
        try await output.write("new")
        #expect(try output.tree() == ["out", "out/manifest.json", "out/report.md"])
    }

    @Test func filesOfARunningProcessAreKept() async throws {
        try scratch.write("half", to: "\(Self.leftover)/report.md")
        let living = try HeldFolder(at: output.path(Self.leftover))
        try #require(living.lock() == .taken)
        try await output.write("new")
        #expect(try scratch.text(of: "\(Self.leftover)/report.md") == "half")
        living.unlock()
        try await output.write("newer")
        #expect(!scratch.has(Self.leftover))
    }

    @Test(arguments: [
        "out/report.html.rnn-memory.partial", ".out.rnn-memory-12/file",
        ".other.rnn-memory-\(String(repeating: "0", count: 32))/file",
        "out/figures/.rnn-memory-\(String(repeating: "0", count: 32))/file",
    ])
    func filesOutsideStagingFoldersAreKept(file: String) async throws {
        try scratch.write("half", to: file)
        try await output.write("new")
        #expect(try scratch.text(of: file) == "half")
    }

    @Test func lockedFolderIsWaitedForAndAnnouncedOnce() async throws {
        try await output.write("former")
        let other = try HeldFolder(at: output.path("out"))
        try #require(other.lock() == .taken)
        let (sayings, seen) = (Sayings(), Sayings())
        let waiting = LockWaiting(
            pause: { [scratch] in
                seen.say(try scratch.text(of: "out/report.md"))
                if seen.all.count == 3 { other.unlock() }
            }, announce: sayings.say)
        try await output.write("new", options: OutputOptions(replacesForeignFiles: false, waiting: waiting))
        #expect(seen.all == ["former", "former", "former"])
        let path = output.path("out")
        #expect(sayings.all == ["\(path) is being written by another process; waiting. Ctrl-C stops."])
        #expect(try scratch.text(of: "out/report.md") == "new")
    }

    @Test func cancelledWaitKeepsTheFormerReport() async throws {
        try await output.write("former")
        let other = try HeldFolder(at: output.path("out"))
        try #require(other.lock() == .taken)
        let waiting = LockWaiting(pause: { throw CancellationError() })
        let failure = await #expect(throws: Failure.self) {
            try await output.write("new", options: OutputOptions(replacesForeignFiles: false, waiting: waiting))
        }
        #expect(failure?.message.contains("waiting was stopped") == true)
        #expect(try scratch.text(of: "out/report.md") == "former")
        #expect(try output.tree() == ["out", "out/manifest.json", "out/report.md"])
    }

    @Test func callbackRunsAfterStagingAndBeforeReplacing() async throws {
        try await output.write("former")
        let seen = Sayings()
        try await output.write([OutputFile(path: "report.md", text: "new")]) { () throws(Failure) in
            let staged = try? output.tree().first { $0.hasPrefix(".out.rnn-memory-") && $0.hasSuffix("/report.md") }
            for file in [staged ?? "", "out/report.md"] { seen.say((try? scratch.text(of: file)) ?? "") }
            let other = try? HeldFolder(at: output.path("out"))
            #expect(other?.lock() == .heldByAnother)
        }
        #expect(seen.all == ["new", "former"])
        #expect(try scratch.text(of: "out/report.md") == "new")
    }

    @Test func failedCallbackKeepsTheFormerReport() async throws {
        try await output.write("former")
        let failure = await #expect(throws: Failure.self) {
            try await output.write([OutputFile(path: "report.md", text: "new")]) { () throws(Failure) in
                throw Failure(.cannotCreate, "No room.")
            }
        }
        #expect(failure?.message == "No room.")
        #expect(try output.tree() == ["out", "out/manifest.json", "out/report.md"])
        #expect(try scratch.text(of: "out/report.md") == "former")
    }

    /// Whatever the order of renames, the folder finally holds one of the two reports in full.
    @Test func concurrentReportsLeaveOneOfThem() async throws {
        let texts = (0..<6).map { "report \($0)" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for text in texts {
                group.addTask { [output] in
                    let files = (0..<20).map { OutputFile(path: "figures/\($0).svg", text: text) }
                    try await output.write(
                        files,
                        options: OutputOptions(
                            replacesForeignFiles: false, waiting: LockWaiting(pause: { await Task.yield() })))
                }
            }
            try await group.waitForAll()
        }
        #expect(try Report.verifyFiles(of: output.path("out")) == 20)
        #expect(try output.tree().filter { $0.contains("rnn-memory") }.isEmpty)
        #expect(texts.contains(try scratch.text(of: "out/figures/0.svg")))
    }

    @Test func longNameIsStagedInsideTheFolder() async throws {
        let name = String(repeating: "n", count: 230)
        try await output.write("text", to: name)
        #expect(try output.tree() == [name, "\(name)/manifest.json", "\(name)/report.md"])
    }

    @Test(arguments: ["o", "o/", "./o", "a/b/c"])
    func folderOfAnyNameIsCreated(name: String) async throws {
        try await output.write("text", to: name)
        #expect(try scratch.text(of: "\(name)/report.md") == "text")
    }
}
