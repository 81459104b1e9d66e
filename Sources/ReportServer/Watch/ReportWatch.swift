import Charts
import LoopbackHTTP
import MemoryExperiment
import Report
import Support
import Synchronization

/// A report that is served while it is worked on, and made again whenever what it is made from changes.
public enum ReportWatch {
    /// Where a report comes from, where it goes to and where it is served.
    public struct Options: Sendable {
        /// The journal's folder.
        public var journal: String
        /// The folder to write to.
        public var output: String
        /// The folder of templates.
        public var templates: String
        /// The file that the theme is read from, where there is one.
        public var themeFile: String?
        /// The port of this machine to serve at; 0 for one that is free.
        public var port: UInt16
        /// What may be replaced in the folder that is written to.
        public var writing: OutputOptions

        /// Options from their parts.
        public init(
            journal: String, output: String, templates: String, themeFile: String?, port: UInt16,
            writing: OutputOptions = OutputOptions()
        ) {
            self.journal = journal
            self.output = output
            self.templates = templates
            self.themeFile = themeFile
            self.port = port
            self.writing = writing
        }
    }

    /// The time between two looks at the files.
    private static let beat = Duration.milliseconds(100)
    /// How long nothing may change before the files beside the page are written.
    private static let quietBeats = 10
    /// The least time between two pages of a sweep that runs, which would else have no rest.
    private static let pauseOfSweep = Duration.seconds(3)

    /// Serves a report until the task is cancelled.
    ///
    /// - Parameters:
    ///   - options: Where the report comes from, where it goes to and where it is served.
    ///   - theme: Reads the theme, each time it is needed anew.
    ///   - say: Told the address once it answers, and each time what was made or what is wrong.
    /// - Throws: `Failure` where the report cannot be made at first or served; `CancellationError` in the end.
    public static func run(
        _ options: Options, theme: @escaping @Sendable () throws(Failure) -> Theme,
        say: @escaping @Sendable (String) -> Void
    ) async throws {
        let report = LiveReport(
            of: .init(
                journal: options.journal, output: options.output, templates: options.templates,
                themeFile: options.themeFile, options: options.writing, theme: theme))
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
            The report of \(options.journal) is at \(policy.entrance), and is made again whenever its journal, a \
            template or the theme changes. Stop with Ctrl-C.
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

    private static func watch(
        _ report: LiveReport, news: WatchNews, say: @Sendable (String) -> Void
    ) async throws {
        // The first page is there already, and the files beside it are not.
        var beatsToWrite: Int? = 0
        while true {
            if await report.isOutdated {
                let start = ContinuousClock.now
                do throws(Failure) {
                    try await report.refresh()
                    news.tell(problem: "")
                    say("Made in \(milliseconds(since: start)) ms.")
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

    private static func write(_ report: LiveReport, news: WatchNews, say: @Sendable (String) -> Void) async {
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

/// What those who have the page open are told.
final class WatchNews: Sendable {
    private let state = Mutex((revision: 1, problem: ""))

    /// The number of the page and what is wrong, as JSON.
    var json: String {
        let (revision, problem) = state.withLock { $0 }
        return Document.record([
            Document.Field("revision", .integer(revision)), Document.Field("problem", .text(problem)),
        ]).json
    }

    /// Tells of a new page, or of what keeps it from being made.
    func tell(problem: String) {
        state.withLock { state in
            state.problem = problem
            if problem.isEmpty { state.revision += 1 }
        }
    }
}
