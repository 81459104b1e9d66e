import Analysis
import AnalysisReport
import Charts
import LoopbackHTTP
import MemoryExperiment
import Report
import Support
import Synchronization

/// A live report: it is served and rebuilt whenever its journal, a template or the theme changes.
public enum ReportWatch {
    /// The input, the output and the port of a live report.
    public struct Options: Sendable {
        /// The journal's folder.
        public var journal: String
        /// The folder of more runs that stopped at first; nil for the one beside the journal, if there is one.
        public var firstJournal: String?
        /// The folder to write to.
        public var output: String
        /// The folder of templates.
        public var templates: String
        /// The theme file, if there is one.
        public var themeFile: String?
        /// The title and the authors.
        public var titlePage: TitlePage
        /// The chapters that the report has.
        public var chapters: ChapterSelection
        /// The port to listen on; 0 picks a free one.
        public var port: UInt16
        /// Whether foreign files in the output folder may be replaced.
        public var writing: OutputOptions

        /// Options from their parts.
        public init(
            journal: String, firstJournal: String? = nil, output: String, templates: String, themeFile: String?,
            titlePage: TitlePage = TitlePage(), chapters: ChapterSelection = .all, port: UInt16,
            writing: OutputOptions = OutputOptions()
        ) {
            self.journal = journal
            self.firstJournal = firstJournal
            self.output = output
            self.templates = templates
            self.themeFile = themeFile
            self.titlePage = titlePage
            self.chapters = chapters
            self.port = port
            self.writing = writing
        }
    }

    /// The interval between two checks of the files.
    private static let beat = Duration.milliseconds(100)
    /// The number of intervals without a change after which the files beside the page are written.
    private static let quietBeats = 10
    /// The minimum time between two pages of a running sweep, whose journal changes all the time.
    private static let pauseOfSweep = Duration.seconds(3)

    /// Serves a report until the task is cancelled.
    ///
    /// - Parameters:
    ///   - options: The input, the output and the port.
    ///   - theme: Reads the theme; called whenever the theme may have changed.
    ///   - say: Called with the address once the server listens, and with the result or the error of each rebuild.
    /// - Throws: `Failure` if the first report cannot be made or served; `CancellationError` when the task is cancelled.
    public static func run(
        _ options: Options, theme: @escaping @Sendable () throws(Failure) -> Theme,
        say: @escaping @Sendable (String) -> Void
    ) async throws {
        let report = try report(of: options, theme: theme)
        try await report.refresh()
        let pages = try ServerPages(templates: options.templates)
        let http = try Failure.translating { () throws(ServingProblem) in
            try HTTPServer(
                listeningOn: .init(host: HTTPServer.Address.loopback, port: options.port), limits: .ofProcess())
        }
        let policy = RequestPolicy(address: http.address)
        let news = WatchNews()
        let server = WatchServer(report: report, output: options.output, pages: pages, news: news)
        say(
            """
            The report of \(options.journal) is at \(policy.entrance). It is rebuilt whenever its journal, a template or \
            the theme changes. Stop with Ctrl-C.
            """)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await http.serve(policy, server.answer) }
            group.addTask(executorPreference: WorkExecutor(longJobs: 0)) {
                try await watch(report, news: news, say: say)
            }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
    }

    private static func report(
        of options: Options, theme: @escaping @Sendable () throws(Failure) -> Theme
    ) throws(Failure) -> any WatchedReport {
        switch try ExperimentKind(ofJournal: options.journal) {
        case .sweep:
            LiveReport(
                of: .init(
                    journal: options.journal, firstJournal: options.firstJournal, output: options.output,
                    templates: options.templates, themeFile: options.themeFile, titlePage: options.titlePage,
                    chapters: options.chapters, options: options.writing, theme: theme))
        case .analysis:
            LiveAnalysis(
                of: options.journal, output: options.output, templates: options.templates,
                themeFile: options.themeFile, options: options.writing, theme: theme)
        }
    }

    private static func watch(
        _ report: any WatchedReport, news: WatchNews, say: @Sendable (String) -> Void
    ) async throws {
        // The first page is ready, but the files beside it are not written yet.
        var beatsToWrite: Int? = 0
        while true {
            if await report.isOutdated {
                let start = ContinuousClock.now
                do throws(Failure) {
                    try await report.refresh()
                    news.tell(problem: "")
                    say("Rebuilt in \(milliseconds(since: start)) ms.")
                } catch {
                    news.tell(problem: error.message)
                    say(error.message)
                }
                beatsToWrite = quietBeats
                if await report.isUnfinished { try await Task.sleep(for: pauseOfSweep) }
            } else if let beats = beatsToWrite {
                beatsToWrite = beats > 0 ? beats - 1 : nil
                if beats == 0 { await write(report, news: news, say: say) }
            }
            try await Task.sleep(for: beat)
        }
    }

    private static func write(_ report: any WatchedReport, news: WatchNews, say: @Sendable (String) -> Void) async {
        do throws(Failure) {
            try await report.write()
        } catch {
            news.tell(problem: error.message)
            say(error.message)
        }
    }

    private static func milliseconds(since start: ContinuousClock.Instant) -> Int {
        Int((start.duration(to: .now) / .milliseconds(1)).rounded())
    }
}

/// The news for open pages.
final class WatchNews: Sendable {
    private let state = Mutex((revision: 1, problem: ""))

    /// The revision of the page and the current problem, as JSON.
    var json: String {
        let (revision, problem) = state.withLock { $0 }
        return Document.record([
            Document.Field("revision", .integer(revision)), Document.Field("problem", .text(problem)),
        ]).json
    }

    /// Announces a new revision, or the problem that prevents it.
    func tell(problem: String) {
        state.withLock { state in
            state.problem = problem
            if problem.isEmpty { state.revision += 1 }
        }
    }
}
