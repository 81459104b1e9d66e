import Analysis
import Foundation
import Report
import Support
import TestSupport
import Testing
import TrainingReport
import TrainingStudy
import Typesetting

@Suite("The report of a training experiment")
struct TrainingReportTests {
    private static let templates = "\(PackageFolder.path)/templates"

    @Test("states by what factor memory changed")
    func findings() throws {
        let outcome = try MadeOutcome().outcome()
        #expect(outcome.headline == "Training multiplies memory by 2.2 on delayed recall, ≥\u{A0}50 on adding")
        #expect(
            outcome.findings == [
                ["\(outcome.headline)."],
                [
                    "On delayed recall, 3 steps, training multiplies the median steps to 0.001 by 2.2 in all 3 recurrent "
                        + "cells.",
                    "The 95\u{A0}% interval of the factor excludes 1 for 3 of 3 recurrent cells.",
                    "Memory peaks before the end in 3 of 3 recurrent cells: that of LSTM falls from 90 steps after 10 "
                        + "updates to 22.",
                ],
                [
                    "On adding, 50 steps, training multiplies the median steps to 0.001 by 50 (LSTM) to ≥\u{A0}400 "
                        + "(Elman).",
                    "The 95\u{A0}% interval of the factor excludes 1 for 3 of 3 recurrent cells.",
                    "Memory does not peak before the end in any recurrent cell.",
                ],
                [
                    "Of 12 networks that learnt delayed recall, 12 settle to 0.1 within one step of the trained delay.",
                    "After training, the outputs of 6 of 36 networks do not agree to 0.001 within 4,000 steps from at least half "
                        + "of the starts.",
                    "In 100 updates, 6 of 18 networks did not learn delayed recall, 3 steps.",
                    "In 100 updates, 6 of 18 networks did not learn adding, 50 steps.",
                ],
            ])
    }

    @Test("has a row for each task and recurrent cell, with the factor and its interval")
    func change() throws {
        let table = Table.change(of: try MadeOutcome().outcome())
        #expect(table.rows.count == 6)
        #expect(table.rows[0].labels == ["delayed recall, 3 steps", "LSTM"])
        #expect(
            table.rows[0].cells.map(\.plainText) == ["6", "6", "0", "10 (10)", "22 (21 to 23)", "2.2 (2.1 to 2.3)"])
        #expect(
            table.rows[5].cells.map(\.plainText) == [
                "6", "0", "6", "10 (10)", "never (≥\u{A0}4,000)", "≥\u{A0}400 (at least 400)",
            ])
        #expect(table.records.rows.allSatisfy { $0.count == table.records.columns.count })
        #expect(table.caption.split(separator: " ").count <= 70)
    }

    @Test("rounds lower bounds down and shows those of networks that agree at last")
    func bounds() throws {
        var made = MadeOutcome()
        made.median = { _, update, _ in update == 0 ? .known(6) : .atLeast(19) }
        made.never = { _, _ in 0.25 }
        let row = try #require(Table.change(of: made.outcome()).rows.first)
        #expect(
            row.cells.dropFirst(2).map(\.plainText) == [
                "0", "6 (6)", "≥\u{A0}19 (19)", "≥\u{A0}3.1 (at least 3.1)",
            ])
    }

    @Test("has a row for each setting and number of updates")
    func training() throws {
        let table = Table.training(of: try MadeOutcome().outcome())
        #expect(table.rows.count == 2 * 3 * 2 * 3 && table.records.rows.count == 2 * table.rows.count)
        #expect(table.rows[2].labels == ["delayed recall, 3 steps: LSTM, hidden size 4", "100"])
        #expect(
            table.rows[2].cells.map(\.plainText)
                == ["0.999", "0.0099", "3 (3)", "22 (21 to 23)", "−0.010", "0.0\u{A0}%"])
        #expect(table.rows[0].cells[4].text == "−∞")
        #expect(table.rows.last?.cells[3].text == "never")
        #expect(table.rows.last?.cells.last?.text == "100\u{A0}%")
        #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
        #expect(table.records.rows.allSatisfy { $0.count == table.records.columns.count })
        #expect(table.caption.split(separator: " ").count <= 70)
        let last = try #require(table.text(as: .csv).split(separator: "\n").last)
        #expect(last.contains("elman,0,8,100,3,0,0.5,0.5,0.5") && last.hasSuffix("0.001,,4000,4000,4000,1"))
    }

    @Test("names what all networks have in common once")
    func onlyNetwork() throws {
        var made = MadeOutcome()
        made.text = "training: { name: made, cells: [gru], hiddenSizes: [4], tasks: [adding, sine], updates: 100 }"
        let table = Table.training(of: try made.outcome())
        #expect(table.title == "Memory along training, GRU, hidden size 4")
        #expect(table.rows.map { $0.labels[0] }.prefix(2) == ["adding, 50 steps", "adding, 50 steps"])
    }

    @Test("is a page with its experiment and files")
    func files() async throws {
        let outcome = try MadeOutcome().outcome()
        let (files, _) = try await TrainingReport(outcome).files(
            templates: TrainingTemplates(folder: Self.templates))
        let texts = Dictionary(
            uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
        for path in ["training", "before-after"].flatMap({ ["figures/\($0).svg", "figures/\($0).png"] }) {
            #expect(texts[path]?.isEmpty == false, "\(path)")
        }
        for path in ["tables/training.csv", "tables/change.md", "tables/networks.csv"] {
            #expect(texts[path]?.isEmpty == false, "\(path)")
        }
        #expect(texts["experiment.yaml"] == outcome.experiment.yaml)
        // Every network after every number of updates, to both tolerances.
        let records = try #require(texts["tables/networks.csv"]).split(separator: "\n").dropFirst()
        #expect(records.count == 36 * 3 * 2)
        for document in ["report.html", "report.md"] {
            let text = try #require(texts[document])
            #expect(!text.contains("{{") && text.contains("hiddenSizes: [4, 8]"))
            #expect(text.contains(outcome.headline))
        }
    }

    @Test("replaces a report of a training experiment, but no other")
    func replaces() async throws {
        let folder = try TemporaryFolder()
        let templates = try TrainingTemplates(folder: Self.templates)
        let (outcome, output) = (try MadeOutcome().outcome(), folder.path(of: "out"))
        let report = TrainingReport(outcome)
        try await report.write(to: output, templates: templates)
        try await report.write(to: output, templates: templates)
        let manifest = try #require(Manifest.read(from: output))
        #expect(manifest.files["tables/networks.csv"] != nil && manifest.experiment == "training")
        try folder.write(
            try folder.text(of: "out/manifest.json").replacing("\"training\"", with: "\"gallery\""),
            to: "out/manifest.json")
        await #expect(throws: Failure.self) { try await report.write(to: output, templates: templates) }
        try folder.write("", to: "sweep/journal/runs.jsonl")
        await #expect(throws: Failure.self) {
            try await report.write(to: folder.path(of: "sweep"), templates: templates)
        }
    }
}
