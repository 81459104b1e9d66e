import ArgumentParser
import MemoryExperiment
import Report
import ReportServer

/// `rnn-memory serve`: serves pages to start, watch and read experiments in a browser.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves pages to start, watch and read experiments in a browser.",
        usage: "rnn-memory serve [<options>]",
        discussion: """
            The page has a form for an experiment, which validates each field and shows how long the sweep will take. \
            One study runs at a time and the others queue. Each study's page shows its progress and fills in the heat \
            maps as runs finish. Every study has a separate folder with its experiment, its journal and its report. \
            The server loses nothing however it ends: the next server on the same folder resumes its work.

            A second form analyses a network: it takes a checkpoint and, optionally, a recording, together at most \
            64 MiB, and the options of `analyze`. An interrupted analysis starts over.

            The server listens on this machine only (any local user can connect) and rejects cross-site requests. \
            With --host it also serves other machines; their users need the token in the address that the server \
            prints. The connection is not encrypted.

            EXAMPLES
              rnn-memory serve
              rnn-memory serve --folder lab --port 8020 --threads 4
              rnn-memory serve --host 0.0.0.0
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder of the studies; created if it does not exist.", valueName: "dir"),
        completion: .directory)
    var folder = "studies"

    @OptionGroup var port: PortOption

    @Option(
        help: ArgumentHelp(
            "The IPv4 address to listen on; 0.0.0.0 listens on every address of this machine.", valueName: "address"))
    var host = "127.0.0.1"

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var templates: TemplatesOption

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let options = ReportServer.Options(folder: folder, host: host, port: port.number, threads: threads.threads)
        let templates = try templates.folder
        do {
            try await Interruption.cancelling {
                // The address is a result: without it nobody finds the page.
                try await ReportServer.run(options, templates: templates) { StandardError.say($0) }
            }
        } catch is CancellationError {
            quiet.say("The server has ended. The next server on the same folder resumes unfinished studies.")
        }
    }
}
