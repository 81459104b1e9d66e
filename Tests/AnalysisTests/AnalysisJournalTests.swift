import Analysis
import Checkpoints
import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support
import TestSupport
import Testing

/// Journals of analyses: what they hold, and that it depends on nothing but networks, inputs and settings.
@Suite struct AnalysisJournalTests {
    private let sample: SampleAnalysis

    init() throws {
        sample = try SampleAnalysis()
    }

    private func bytes(of journal: String) throws -> Data {
        try Data(contentsOf: URL(filePath: "\(journal)/runs.jsonl"))
    }

    @Test func journalGivesWhatWasMeasured() async throws {
        let experiment = try sample.draft().experiment()
        #expect(try await AnalysisSweep(experiment, threads: 2).run(journal: sample.journal) == .done)
        let journal = try AnalysisJournal.read(sample.journal)
        #expect(journal.experiment == experiment)
        #expect(journal.results(for: experiment) == (try await AnalysisSweep(experiment, threads: 1).records()))

        // The same network without a journal.
        let checkpoint = try Checkpoint(at: SampleAnalysis.network)
        let alone = try await NetworkAnalysis(
            of: AnalyzedNetwork(reading: checkpoint.module(), of: checkpoint),
            recording: Recording(reading: sample.recording),
            settings: AnalysisSettings(
                tolerances: experiment.settings.tolerances, starts: 4, horizon: 60, untrained: .uniformRecurrent),
            threads: 1
        ).run()
        let result = try #require(experiment.results(of: journal.results).first?.result)
        #expect(result.reading.results == alone.reading.results)
        #expect(result.reading.exponent == alone.reading.exponent)
        #expect(result.reading.effectiveStarts == alone.reading.effectiveStarts)
        #expect(result.units == alone.units)
        #expect(result.drifts == alone.drifts)
        #expect(result.resetCosts == alone.resetCosts)
        #expect(result.untrained?.results == alone.untrained?.results)
        #expect(result.closedForm == alone.closedForm)
    }

    @Test func drawnInputsGiveTheSameJournalOnAnyNumberOfThreads() async throws {
        var draft = sample.draft()
        draft.inputs = []
        let experiment = try draft.experiment()
        let others = [1, 3].map { sample.folder.path(of: "threads-\($0)") }
        _ = try await AnalysisSweep(experiment, threads: 1).run(journal: others[0])
        _ = try await AnalysisSweep(experiment, threads: 3).run(journal: others[1])
        #expect(try bytes(of: others[0]) == bytes(of: others[1]))
    }

    @Test func shardsGiveTheSameJournalAsOneSweep() async throws {
        let experiment = try sample.draft().experiment()
        _ = try await AnalysisSweep(experiment, threads: 2).run(journal: sample.journal)
        let shards = sample.folder.path(of: "shards")
        for index in 1...3 {
            let shard = try #require(Shard(index: index, count: 3))
            let compaction = try await AnalysisSweep(experiment, threads: 2, shard: shard).run(journal: shards)
            #expect((compaction == .done) == (index == 3))
        }
        #expect(try bytes(of: shards) == bytes(of: sample.journal))
    }

    @Test func interruptedSweepIsContinued() async throws {
        let experiment = try sample.draft().experiment()
        _ = try await AnalysisSweep(experiment, threads: 2).run(journal: sample.journal)
        let whole = try bytes(of: sample.journal)
        // What a killed sweep leaves: some lines, and the beginning of another.
        let lines = whole.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let left = lines[0..<9].joined(separator: [UInt8(ascii: "\n")]) + lines[9].prefix(50)
        let part = "\(sample.journal)/part-\(String(repeating: "a", count: 32)).jsonl"
        try Data(left).write(to: URL(filePath: part))
        try FileManager.default.removeItem(atPath: "\(sample.journal)/runs.jsonl")
        let sweep = AnalysisSweep(experiment, threads: 2)
        _ = try await sweep.run(journal: sample.journal)
        #expect(sweep.progress.snapshot.asked == experiment.runCount - 8 + 1)
        #expect(try bytes(of: sample.journal) == whole)
    }

    @Test func addedNetworkIsMeasuredBesideOthers() async throws {
        var draft = sample.draft()
        let last = draft.networks.removeLast()
        let small = try draft.experiment()
        _ = try await AnalysisSweep(small, threads: 2).run(journal: sample.journal)
        draft.networks.append(last)
        let sweep = AnalysisSweep(try draft.experiment(), threads: 2)
        _ = try await sweep.run(journal: sample.journal)
        // The untrained network of these sizes is known already.
        #expect(sweep.progress.snapshot.asked == 1 + 2 * 4)
        // The smaller plan is still there, and the added network is kept behind it.
        let journal = try AnalysisJournal.read(sample.journal, for: small)
        #expect(journal.isComplete(for: small) && journal.results.count == small.runCount + 9)
    }

    @Test func otherProtocolIsRefused() async throws {
        var draft = sample.draft()
        _ = try await AnalysisSweep(draft.experiment(), threads: 2).run(journal: sample.journal)
        draft.settings.starts = 5
        let other = try draft.experiment()
        let failure = await #expect(throws: Failure.self) {
            try await AnalysisSweep(other, threads: 2).run(journal: sample.journal)
        }
        #expect(failure?.message.contains("belongs to another experiment") == true)
    }

    @Test func changedCheckpointIsRefused() async throws {
        let copy = sample.folder.path(of: "copy.pt")
        try FileManager.default.copyItem(atPath: SampleAnalysis.network, toPath: copy)
        var draft = sample.draft()
        draft.networks = [AnalysisDraft.Network(file: copy)]
        let experiment = try draft.experiment()
        try FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: Fixtures.path("gru1.pt"), toPath: copy)
        let failure = await #expect(throws: Failure.self) {
            try await AnalysisSweep(experiment, threads: 2).run(journal: sample.journal)
        }
        #expect(failure?.message.contains("\(copy) has changed") == true)
    }

    @Test func verificationFindsTheRecordThatDiffers() async throws {
        let experiment = try sample.draft().experiment()
        _ = try await AnalysisSweep(experiment, threads: 2).run(journal: sample.journal)
        let sound = AnalysisVerification(try AnalysisJournal.read(sample.journal), sampleSize: nil, threads: 2)
        #expect(sound.runCount == experiment.runCount)
        #expect(try await sound.run().isEmpty)

        // A number of the last line is changed and its checksum made to fit.
        var lines = try sample.folder.text(of: "journal/runs.jsonl").split(separator: "\n").map(String.init)
        let last = lines.removeLast()
        let members = try #require(last.range(of: ",\"crc\":")).lowerBound
        let changed = last[..<members].replacing(/"d0":[0-9.e-]+/, with: "\"d0\":0.5") + ","
        let checksum = String(CRC32C.checksum(of: Array(changed.utf8)[...]), radix: 16)
        lines.append(changed + "\"crc\":\"\(String(repeating: "0", count: 8 - checksum.count))\(checksum)\"}")
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: "\(sample.journal)/runs.jsonl", atomically: true, encoding: .utf8)
        let verification = AnalysisVerification(try AnalysisJournal.read(sample.journal), sampleSize: nil, threads: 2)
        #expect(try await verification.run().map(\.key) == [experiment.keys[experiment.keys.count - 1]])
    }

    @Test func lineHasOneForm() async throws {
        let experiment = try sample.draft().experiment()
        let records = try await AnalysisSweep(experiment, threads: 2).records()
        let format = experiment.line
        for record in [records[0], records[1], records[records.count - 1]] {
            let line = Array(try format.encode(record).dropLast())
            #expect(try format.decode(line[...], as: .checked) == record)
            let text = String(decoding: line, as: UTF8.self)
            for (old, new) in [
                ("\"start\":", "\"start\": "), ("\"start\":0", "\"start\":0.0"), ("[", "[ "),
                ("\"network\"", "\"Network\""),
                ("\"warm_up\"", "\"warmup\""), ("\"sha256\":\"", "\"sha256\":\"x"), ("\"first\":[", "\"first\":[1,"),
                ("\"settled\":[", "\"settled\":[-1,"), ("\"d0\":", "\"d0\":1"), ("\"horizon\":60", "\"horizon\":060"),
                ("\"drift\":[", "\"drift\":[null,"), ("\"half_lives\":[", "\"half_lives\":[\"3\","),
            ] where text.contains(old) {
                let end = try #require(text.range(of: ",\"crc\":")).lowerBound
                let changed = text[..<end].replacing(old, with: new, maxReplacements: 1) + ","
                let checksum = String(CRC32C.checksum(of: Array(changed.utf8)[...]), radix: 16)
                let whole = changed + "\"crc\":\"\(String(repeating: "0", count: 8 - checksum.count))\(checksum)\"}"
                let decoded = try? format.decode(Array(whole.utf8)[...], as: .checked)
                // A line that means something else may be sound, but never the same record.
                #expect(decoded == nil || (old == "\"d0\":" && decoded != record), "\(old)")
            }
        }
    }
}
