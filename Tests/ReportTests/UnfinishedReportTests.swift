import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import Synchronization
import TestSupport
import Testing
import Typesetting

@Suite("Reports of unfinished sweeps") struct UnfinishedReportTests {
    private let scratch: TemporaryFolder
    private let templates: ReportTemplates

    init() throws {
        scratch = try TemporaryFolder()
        templates = try ReportTemplates(folder: ProjectTemplates.folder)
    }

    private static let experiment = Synthetic.experiment(
        cells: [.lstm, .gru], inputSizes: [1, 2], hiddenSizes: [1, 4], runs: 2, criteria: [.cosine, .bitwiseState])

    /// Writes a journal with the runs selected by `isFinished`.
    private func journal(where isFinished: (RunKey) -> Bool) async throws -> String {
        let path = "\(scratch.path)/journal"
        let writer = try JournalWriter(directory: path, experiment: Self.experiment)
        for result in Synthetic.data(Self.experiment).results where isFinished(result.key) { try writer.append(result) }
        try await writer.finish()
        return path
    }

    /// All runs but the second one of the LSTM with one input and four units.
    private static func isAllButOne(_ key: RunKey) -> Bool {
        key.cell.cell != .lstm || key.cell.inputSize != 1 || key.cell.hiddenSize != 4 || key.run != 2
    }

    @Test("an unfinished table cell is empty, and results that need it have a reason")
    func cellsWait() async throws {
        let data = try ReportData(journal: Journal.read(await journal(where: Self.isAllButOne)))
        let table = try Report.renderTable(name: "lstm", journal: "\(scratch.path)/journal", format: .csv)
        let rows = table.split(separator: "\n").map(String.init)
        #expect(rows.count(where: { $0.hasPrefix("1,4,0,0,") }) == 1)
        #expect(rows.count(where: { $0.contains(",2,0,") }) == 3)
        #expect(data.missing?.runs == 1)
        #expect(data.missing?.completeCellCount == 7)
        #expect(data.results.count == 15)
        let failure = #expect(throws: Failure.self) {
            try Report.renderTable(name: "comparison-lstm", journal: "\(scratch.path)/journal", format: .csv)
        }
        #expect(failure?.message.contains("It waits for 1 unfinished run.") == true)
        #expect(throws: Never.self) {
            try Report.renderTable(name: "bitwise-gru", journal: "\(scratch.path)/journal", format: .csv)
        }
    }

    @Test("documents state what is missing and do not copy the journal")
    func documentsSayWhatIsMissing() async throws {
        let journal = try await journal(where: Self.isAllButOne)
        let missing = try await Report.generate(
            journal: journal, output: "\(scratch.path)/out", templates: templates)
        #expect(missing?.runs == 1)
        for document in ["report.html", "report.md"] {
            let text = try scratch.text(of: "out/\(document)")
            #expect(text.contains("15 of 16 runs are finished, and 7 of 8 table cells have all of theirs"))
            #expect(text.contains("15 of 16 runs of LSTM and GRU networks"))
            #expect(text.contains("16 in all, of which 15 are finished"))
            #expect(text.contains("1 of the 4 settings waits for unfinished runs"))
        }
        #expect(!scratch.has("out/journal"))
        #expect(try Report.verifyFiles(of: "\(scratch.path)/out") > 0)
    }

    @Test("the report of the complete journal replaces the unfinished one")
    func theWholeReportFollows() async throws {
        let part = try await journal(where: Self.isAllButOne)
        let output = "\(scratch.path)/out"
        try await Report.generate(journal: part, output: output, templates: templates)
        let writer = try JournalWriter(directory: part, experiment: Self.experiment)
        for result in Synthetic.data(Self.experiment).results where !Self.isAllButOne(result.key) {
            try writer.append(result)
        }
        try await writer.finish()
        #expect(try await Report.generate(journal: part, output: output, templates: templates) == nil)
        #expect(try !scratch.text(of: "out/report.html").contains("before its sweep had ended"))
        #expect(scratch.has("out/journal/runs.jsonl"))
    }

    @Test("a report does not wait for those who hold its journal")
    func aReaderIsNotWaitedFor() async throws {
        let path = try await journal { _ in true }
        let reader = open(path, O_RDONLY | O_CLOEXEC)
        try #require(reader >= 0 && flock(reader, LOCK_EX | LOCK_NB) == 0)
        let waits = Mutex<[String]>([])
        // Closing ends a wait, so a report that waits fails instead of hanging.
        let waiting = LockWaiting(announce: { sentence in
            waits.withLock { $0.append(sentence) }
            close(reader)
        })
        try await Report.generate(
            journal: path, output: "\(scratch.path)/out", templates: templates,
            options: OutputOptions(replacesForeignFiles: false, waiting: waiting))
        let sentences = waits.withLock { $0 }
        if sentences.isEmpty { close(reader) }
        #expect(sentences.isEmpty)
        #expect(scratch.has("out/journal/runs.jsonl"))
    }

    @Test("a report needs at least one finished table cell")
    func nothingToReport() async throws {
        let journal = try await journal { $0.run == 1 }
        let failure = await #expect(throws: Failure.self) {
            try await Report.generate(journal: journal, output: "\(scratch.path)/out", templates: templates)
        }
        #expect(failure?.message.contains("no table cell has all of its runs yet") == true)
    }

    @Test("unfinished table cells never count as half censored")
    func waitingIsNotCensored() async throws {
        _ = try await journal { $0.cell.cell == .gru || $0.cell.hiddenSize == 1 }
        let table = try Report.renderTable(name: "bitwise-lstm", journal: "\(scratch.path)/journal", format: .md)
        #expect(table.contains("–"))
        #expect(!table.contains("exactly half"))
    }
}
