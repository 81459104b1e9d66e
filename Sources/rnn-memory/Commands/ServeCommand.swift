import ArgumentParser
import MemoryExperiment
import Report
import ReportServer

/// `rnn-memory serve`: experiments begun, watched and read in a browser.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves pages on which experiments are begun, watched and read.",
        discussion: """
            The page has a form for an experiment, which says at each field what is not allowed and how long the sweep \
            will take. One study runs at a time, the others wait; its heat maps fill in while it runs. Every study \
            has a folder of its own with its experiment, its journal and its report. A server that ends, however it \
            ends, loses nothing: the next one in the same folder goes on.

            Only this machine is served, to every user of it. With --host others are, too, and have to know the token in the address that \
            the server prints; what is sent is not encrypted.

            EXAMPLES
              rnn-memory serve
              rnn-memory serve --folder lab --port 8020 --threads 4
              rnn-memory serve --host 0.0.0.0
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder in which studies are kept; it is made where it is not there.", valueName: "dir"),
        completion: .directory)
    var folder = "studies"

    @OptionGroup var port: PortOption

    @Option(
        help: ArgumentHelp("The IPv4 address to listen at: 0.0.0.0 for all of this machine’s.", valueName: "address"))
    var host = "127.0.0.1"

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var templates: TemplatesOption

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let options = ReportServer.Options(folder: folder, host: host, port: port.port, threads: threads.threads)
        let templates = try templates.folder
        do {
            try await Interruption.cancelling {
                // The address is a result: without it nobody finds the page.
                try await ReportServer.run(options, templates: templates) { StandardError.say($0) }
            }
        } catch is CancellationError {
            quiet.say("The server has ended. What was running goes on with the next one.")
        }
    }
}
