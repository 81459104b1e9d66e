import ArgumentParser
import Foundation
import MemoryExperiment
import Report
import Support

/// `rnn-memory notebook`: writes a Jupyter notebook that redraws the figures of a report.
struct NotebookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notebook",
        abstract: "Writes a Jupyter notebook that redraws the figures of a report.",
        usage: "rnn-memory notebook [<options>]",
        discussion: """
            The notebook loads the CSV files of a report with pandas and redraws each figure with matplotlib, under its \
            number, title and caption in the report. A few short functions in its first cells do the drawing; change \
            them, or the single line that draws a figure. The notebook names the folder of the report relative to its \
            own, so you can move or share both together.

            The captions come from the journal, which must be the one that the report was made from. A notebook that \
            differs from the new one, such as one that you have changed, is replaced only with --force.

            EXAMPLES
              rnn-memory notebook
              rnn-memory notebook --report output-quick
              rnn-memory notebook --output analysis/memory.ipynb
              rnn-memory notebook --report output-latex --journal output/journal
              rnn-memory notebook --report-title "Memory of GRUs" --author "Jane Doe"
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the report.",
            discussion: "Default: the folder that holds the journal if one is named, otherwise output.",
            valueName: "dir"),
        completion: .directory)
    var report: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the journal that the report was made from.",
            discussion: "Default: journal in the folder of the report.", valueName: "dir"),
        completion: .directory)
    var journal: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, ending in .ipynb.", discussion: "Default: report.ipynb in the folder of the report.",
            valueName: "file"),
        completion: .file(extensions: ["ipynb"]))
    var output: String?

    @OptionGroup var first: FirstJournalOption

    @OptionGroup var titlePageOptions: TitlePageOptions

    @OptionGroup var templates: TemplatesOption

    @Flag(help: "Replace the notebook even if it differs from the new one.")
    var force = false

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        if let output, !output.lowercased().hasSuffix(".ipynb") {
            throw ValidationError("--output \(output) does not end in .ipynb, as the names of notebooks do.")
        }
    }

    func run() async throws {
        let report = report ?? journal.flatMap(Journal.output(holding:)) ?? Experiment.post.defaultOutput
        let journal = journal ?? Journal.folder(inOutput: report)
        let output = output ?? "\(report)/report.ipynb"
        try await ResultFile(output).writing {
            let templates = try NotebookTemplates(folder: templates.folder)
            let bytes = try await Report.notebook(
                of: report, journal: journal, firstJournal: first.firstJournal, at: output, templates: templates,
                titlePage: titlePageOptions.read()
            ) { quiet.say($0.summary) }
            if !force { try requireNoOther(bytes, at: output) }
            return bytes
        }
        quiet.say("The notebook is \(output).")
    }

    /// Rejects a place with another notebook, which its reader may have changed.
    private func requireNoOther(_ bytes: [UInt8], at path: String) throws(Failure) {
        guard FileManager.default.fileExists(atPath: path),
            (try? BoundedFile.bytes(at: path, limit: Self.largestNotebook))?.elementsEqual(bytes) != true
        else { return }
        throw Failure(
            .cannotCreate,
            """
            \(path) already exists and differs from the new notebook. Nothing was changed: choose another file with \
            --output, or replace it with --force.
            """)
    }

    /// The largest notebook that is compared, in bytes; with pictures in it, one has some megabytes.
    private static let largestNotebook = 256 << 20
}
