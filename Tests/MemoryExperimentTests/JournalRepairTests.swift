import Foundation
import MemoryExperiment
import Support
import TestSupport
import Testing

@Suite struct JournalRepairTests {
    private let experiment = Experiment.sample

    /// The only file of a complete journal, compacted or not, with its name.
    private func journal(isCompacted: Bool, in folder: TemporaryFolder) async throws -> (name: String, bytes: [UInt8]) {
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        if isCompacted { #expect(try Journal.compact(folder.path, for: experiment) == .done) }
        let name = try #require(try folder.names.first)
        return (name, Array(try folder.text(of: name).utf8))
    }

    /// Computes what is missing and joins all files.
    private func sweep(_ folder: TemporaryFolder) async throws {
        let missing = try Journal.read(folder.path, for: experiment).missing(for: experiment)
        try await write(missing.map(experiment.sampleResult), of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
    }

    @Test(arguments: [true, false])
    func sweepAfterRepairRestoresEveryByte(isCompacted: Bool) async throws {
        let folder = try TemporaryFolder()
        let whole = try await journal(isCompacted: true, in: folder).bytes
        let source = try TemporaryFolder()
        let (name, bytes) = try await journal(isCompacted: isCompacted, in: source)
        var generator = SystemIndependentGenerator()
        for attempt in 0..<36 {
            let folder = try TemporaryFolder()
            let damaged = bytes.damaged(attempt % 6, using: &generator)
            try Data(damaged).write(to: URL(filePath: folder.path(of: name)))
            let before = try JournalAudit<Experiment>(of: folder.path)
            let repair = try JournalRepair<Experiment>(of: folder.path, experiment: experiment)
            #expect(repair.damages.isEmpty == before.damages.isEmpty)
            #expect(try JournalAudit<Experiment>(of: folder.path).damages.isEmpty)
            #expect(try Journal.read(folder.path).results.allSatisfy { $0 == experiment.sampleResult(of: $0.key) })
            try await sweep(folder)
            #expect(try Data(contentsOf: URL(filePath: folder.path(of: "runs.jsonl"))) == Data(whole))
            #expect(try folder.names == ["runs.jsonl"])
        }
    }

    /// Every line of a converted file is damaged, but its header still names the experiment.
    @Test(arguments: [true, false])
    func convertedNewlinesAreRepairedWithoutTheExperiment(isCompacted: Bool) async throws {
        let whole = try await journal(isCompacted: true, in: try TemporaryFolder()).bytes
        let folder = try TemporaryFolder()
        let (name, bytes) = try await journal(isCompacted: isCompacted, in: folder)
        try folder.write(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n"), to: name)
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        #expect(try JournalRepair<Experiment>(of: folder.path).damages.map(\.line) == Array(1...lines))
        try await sweep(folder)
        #expect(try Data(contentsOf: URL(filePath: folder.path(of: "runs.jsonl"))) == Data(whole))
    }

    /// Duplicated or moved lines cost no sound run.
    @Test(arguments: [1, 2, 20])
    func closingLineInTheMiddleIsDropped(place: Int) async throws {
        let folder = try TemporaryFolder()
        let (name, bytes) = try await journal(isCompacted: false, in: folder)
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        lines.insert(try #require(lines.last), at: place)
        try folder.write(lines.map { "\($0)\n" }.joined(), to: name)
        #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(try JournalRepair<Experiment>(of: folder.path).damages.map(\.line) == [place + 1])
        #expect(try Journal.read(folder.path).isComplete(for: experiment))
    }

    /// A file with at least one journal line is a journal file, whatever happened to its header.
    @Test func fullyDamagedJournalIsEmptied() async throws {
        let folder = try TemporaryFolder()
        let (name, bytes) = try await journal(isCompacted: true, in: folder)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        try folder.write("{\"sche\n" + lines[1].replacing("base", with: "bare") + "\n", to: name)
        #expect(try JournalRepair<Experiment>(of: folder.path, experiment: experiment).files == [name])
        #expect(try Journal.read(folder.path).results.isEmpty)
    }

    @Test func headerWithOneFlippedBitIsRepaired() async throws {
        let folder = try TemporaryFolder()
        let (name, bytes) = try await journal(isCompacted: true, in: folder)
        let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
        for position in 0..<end {
            var damaged = bytes
            damaged[position] ^= 1 << UInt8(position % 8)
            guard damaged[position] != UInt8(ascii: "\n") else { continue }
            try Data(damaged).write(to: URL(filePath: folder.path(of: name)))
            #expect(try JournalRepair<Experiment>(of: folder.path).damages.map(\.line) == [1], "byte \(position)")
            #expect(try Data(contentsOf: URL(filePath: folder.path(of: name))) == Data(bytes))
        }
    }

    @Test func lostHeaderNeedsAnotherFileOrTheExperiment() async throws {
        let folder = try TemporaryFolder()
        let (name, bytes) = try await journal(isCompacted: true, in: folder)
        let headless = Data(bytes.enumerated().map { (40..<60).contains($0.offset) ? 0 : $0.element })
        try headless.write(to: URL(filePath: folder.path(of: name)))
        let failure = #expect(throws: Failure.self) { try JournalRepair<Experiment>(of: folder.path) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("--experiment") == true)
        #expect(try Data(contentsOf: URL(filePath: folder.path(of: name))) == headless)
        try await write(experiment.sampleResults.prefix(1), of: experiment, to: folder.path)
        #expect(try JournalRepair<Experiment>(of: folder.path).files == [name])
        #expect(try Journal.read(folder.path).isComplete(for: experiment))
    }

    @Test func contradictoryRunsAreBothDropped() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        var other = experiment.sampleResults[5]
        other.finalStateHash = "0000000000000000"
        try await write([other], of: experiment, to: folder.path)
        let audit = try JournalAudit<Experiment>(of: folder.path)
        #expect(audit.damages.map(\.line).sorted() == [2, 7])
        #expect(try JournalRepair<Experiment>(of: folder.path).damages == audit.damages)
        let missing = try Journal.read(folder.path).missing(for: experiment)
        #expect(missing == [other.key])
    }

    @Test(arguments: ["notes without a line's end", "notes\nof two lines\n", "{\"name\":\"something else\"}\n"])
    func foreignFileIsRefusedAndKept(text: String) async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        try folder.write(text, to: "part-4.jsonl")
        #expect(try JournalAudit<Experiment>(of: folder.path).damages.map(\.file).first == "part-4.jsonl")
        let failure = #expect(throws: Failure.self) { try JournalRepair<Experiment>(of: folder.path) }
        #expect(failure?.message.contains("part-4.jsonl is not a journal file") == true)
        #expect(try folder.text(of: "part-4.jsonl") == text)
    }

    @Test func fileOfAnActiveWriterIsNotRepaired() async throws {
        let folder = try TemporaryFolder()
        let writer = try JournalWriter(directory: folder.path, experiment: experiment)
        let handle = try FileHandle(forWritingTo: URL(filePath: writer.path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("damage\n".utf8))
        let failure = #expect(throws: Failure.self) { try JournalRepair<Experiment>(of: folder.path) }
        #expect(failure?.kind == .cannotCreate)
        #expect(failure?.message.contains("is being written") == true)
        try await writer.finish()
    }

    @Test func validJournalIsNotRewritten() async throws {
        let folder = try TemporaryFolder()
        let (name, bytes) = try await journal(isCompacted: true, in: folder)
        let before = try FileManager.default.attributesOfItem(atPath: folder.path(of: name))
        let repair = try JournalRepair<Experiment>(of: folder.path)
        #expect(repair.damages.isEmpty && repair.files.isEmpty)
        let after = try FileManager.default.attributesOfItem(atPath: folder.path(of: name))
        #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
        #expect(try Array(folder.text(of: name).utf8) == bytes)
    }
}

extension [UInt8] {
    /// The bytes of a journal after some damage.
    fileprivate func damaged(_ kind: Int, using generator: inout SystemIndependentGenerator) -> [UInt8] {
        var bytes = self
        let place = Int.random(in: indices, using: &generator)
        switch kind {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes.removeLast(count - place)
        case 2: bytes.replaceSubrange(place..<Swift.min(place + 512, count), with: repeatElement(0, count: 512))
        case 3: bytes.insert(contentsOf: bytes[..<place].suffix(700), at: place)
        case 4: bytes.removeSubrange(place..<Swift.min(place + 3_000, count))
        default:
            for _ in 0..<20 {
                bytes[Int.random(in: indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
        }
        return bytes
    }
}
