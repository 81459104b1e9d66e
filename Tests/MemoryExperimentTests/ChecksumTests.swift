import Foundation
import MemoryExperiment
import Recurrent
import Support
import TestSupport
import Testing

@Suite struct ChecksumTests {
    /// The vectors of RFC 3720, appendix B.4, and the check value of the algorithm's catalogue.
    @Test(
        arguments: [
            (Array("123456789".utf8), 0xE306_9283), (Array(repeating: 0, count: 32), 0x8A91_36AA),
            (Array(repeating: 0xFF, count: 32), 0x62A8_AB43), (Array(0..<32), 0x46DD_794E),
            (Array((0..<32).reversed()), 0x113F_DB5C), ([], 0),
        ] as [([UInt8], UInt32)])
    func publishedVectors(_ bytes: [UInt8], _ checksum: UInt32) {
        #expect(CRC32C.checksum(of: bytes[...]) == checksum)
        #expect(slowCRC32C(bytes) == checksum)
    }

    @Test func anyLengthAndSplitGivesTheChecksum() {
        var generator = SystemIndependentGenerator()
        let bytes = (0..<300).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        for start in 0..<9 {
            for end in start...bytes.count {
                #expect(CRC32C.checksum(of: bytes[start..<end]) == slowCRC32C(bytes[start..<end]))
            }
            var check = CRC32C()
            check.append(bytes[..<start])
            check.append(bytes[start...])
            #expect(check.value == slowCRC32C(bytes))
        }
    }

    /// A small journal: every bit of it can be flipped.
    private static let small: Experiment = {
        var settings = Experiment.sample.settings
        (settings.steps, settings.divergentSteps) = (12, 4)
        return Experiment(
            name: "small", settings: settings,
            plan: Plan(cells: [.gru], inputSizes: [1], hiddenSizes: [2], runs: 3))
    }()

    @Test(arguments: [true, false])
    func flippedBitIsDetectedOrHarmless(isCompacted: Bool) async throws {
        let folder = try TemporaryFolder()
        let experiment = Self.small
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        if isCompacted { #expect(try Journal.compact(folder.path, for: experiment) == .done) }
        let name = try #require(try folder.names.first)
        let bytes = Array(try folder.text(of: name).utf8)
        var harmless = 0
        // Reading a header takes most of the time, so only every 31st bit is flipped, and each of the last two bytes.
        let last = 8 * (bytes.count - 2)
        for place in Array(stride(from: 0, to: last, by: 31)) + Array(last..<(8 * bytes.count)) {
            var flipped = bytes
            flipped[place / 8] ^= 1 << UInt8(place % 8)
            try Data(flipped).write(to: URL(filePath: folder.path(of: name)))
            do throws(Failure) {
                let journal = try Journal.read(folder.path, for: experiment)
                #expect(journal.results == experiment.sampleResults, "bit \(place)")
                #expect(journal.experiment == experiment)
                harmless += 1
            } catch {
                #expect(error.kind == .data)
            }
        }
        // Without its newline a closing line is torn, as if its writer had been interrupted.
        #expect(harmless == (isCompacted ? 0 : 8))
    }

    @Test func mixedLinesWithAndWithoutChecksumsAreRefused() async throws {
        let folder = try TemporaryFolder()
        let experiment = Experiment.sample
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let part = try folder.part
        let (sealed, unsealed) = (try folder.text(of: part), try folder.text(of: part).unsealed)
        let (newLines, oldLines) = (sealed.split(separator: "\n"), unsealed.split(separator: "\n"))
        for place in 0..<3 {
            for (lines, other) in [(newLines, oldLines), (oldLines, newLines)] {
                var mixed = lines
                mixed[place] = other[place]
                try folder.write(mixed.map { "\($0)\n" }.joined(), to: part)
                let failure = #expect(throws: Failure.self) { try Journal.read(folder.path) }
                #expect(failure?.kind == .data)
                // If the header differs, the first run after it is the wrong one.
                #expect(failure?.message.contains("\(part), line \(place == 0 ? 2 : place + 1) ") == true)
            }
        }
    }

    @Test func olderJournalsAreReadAndGetChecksums() async throws {
        let (folder, older) = (try TemporaryFolder(), try TemporaryFolder())
        let experiment = Experiment.sample
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        let text = try folder.text(of: "runs.jsonl")
        try older.write(text.unsealed, to: "runs.jsonl")
        #expect(try Journal.read(older.path).results == experiment.sampleResults)
        #expect(try JournalAudit<Experiment>(of: older.path).files.map(\.isChecked) == [false])
        #expect(try Journal.compact(older.path, for: experiment) == .done)
        #expect(try JournalAudit<Experiment>(of: older.path).files.map(\.isChecked) == [true])
        #expect(try older.text(of: "runs.jsonl") == text)
        #expect(try older.names == ["runs.jsonl"])
    }

    /// Files of older programs next to current ones, as after an upgrade in the middle of a sweep.
    @Test func olderPartsAndShardsAreJoined() async throws {
        let (folder, apart) = (try TemporaryFolder(), try TemporaryFolder())
        let experiment = Experiment.sample
        let results = experiment.sampleResults
        let shard = try #require(Shard("1/2"))
        for (name, slice) in [("part-1.jsonl", results[..<8]), ("shard-1-of-2.jsonl", results[6..<14])] {
            let place = apart.path(of: name + ".d")
            try await write(slice, of: experiment, to: place)
            let file = try #require(try FileManager.default.contentsOfDirectory(atPath: place).first)
            try folder.write(String(contentsOfFile: "\(place)/\(file)", encoding: .utf8).unsealed + "{\"torn", to: name)
        }
        try await write(results[13...], of: experiment, to: folder.path, shard: shard)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
        #expect(try Journal.read(folder.path).results == results)
    }

    @Test func closedFilesMustBeComplete() async throws {
        let folder = try TemporaryFolder()
        let experiment = Experiment.sample
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let part = try folder.part
        let lines = try folder.lines(of: part)
        for (changed, words) in [
            (Array(lines[..<3]) + Array(lines[4...]), "counts 24 runs, but the file has 23"),
            (lines + [lines[2]], "closes the file, but more lines follow"),
            (lines + ["{\"closed\":24,\"crc\":\"00000000\"}".resealed], "more lines follow"),
            (lines.dropLast() + ["{\"closed\":024,\"crc\":\"00000000\"}".resealed], "closed is not a whole number"),
        ] {
            try folder.write(changed.map { "\($0)\n" }.joined(), to: part)
            let failure = #expect(throws: Failure.self) { try Journal.read(folder.path) }
            #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
        }
        try folder.write(lines.map { "\($0)\n" }.joined() + "{", to: part)
        #expect(throws: Failure.self) { try Journal.read(folder.path) }
    }
}
