import Analysis
import AnalysisReport
import ArgumentParser
import Support

/// `rnn-memory gallery`: the memory of several networks side by side.
struct GalleryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery",
        abstract: "Compares the memory of several networks, each on its own inputs.",
        usage: "rnn-memory gallery <analyses> ... --output <dir> [<options>]",
        discussion: """
            Reads what `rnn-memory analyze --json` has printed and writes one figure, one table and one page. Each network \
            is a row with its median and 90 % quantile on recordings and on noise, beside the untrained network of its \
            sizes. Analyses of the same network on several inputs share a row. Networks are called as in the analyses: \
            an experiment file can name them.

            EXAMPLES
              rnn-memory analyze a.pt --input speech.npy --json > analyses/a-speech.json
              rnn-memory analyze a.pt --json > analyses/a-noise.json
              rnn-memory gallery analyses --output networks
            """)

    @Argument(help: "Files that `rnn-memory analyze --json` has printed, or folders of them.", completion: .file())
    var analyses: [String]

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The tolerance to compare, which every analysis must have.",
            discussion: "Default: 1% or, if an analysis lacks it, the first that all have.", valueName: "tolerance"),
        transform: { try Tolerance(reading: $0) })
    var tolerance: Tolerance?

    @Option(
        help: ArgumentHelp(
            "A text for the page that says where networks and inputs come from, in Markdown.",
            discussion: "Paragraphs, lists, emphasis, code and links.", valueName: "file"),
        completion: .file())
    var about: String?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
    var output: String

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var writing: WritingOptions

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let templates = try reportOptions.readGalleryTemplates()
        let theme = try reportOptions.look.read()
        let gallery = try await writing.writing(to: output, quiet: quiet) { options in
            let gallery = try Gallery(reading: analyses, tolerance: tolerance, about: about)
            try await gallery.write(to: output, templates: templates, theme: theme, options: options)
            return gallery
        }
        quiet.say("\(gallery.headline).")
        quiet.say("The gallery is \(output)/report.html.")
    }
}
