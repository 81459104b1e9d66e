import LoopbackHTTP
import MemoryExperiment
import Report
import Support

/// Studies that are begun, watched and read in a browser.
///
/// On loopback, every user of the machine reaches the pages.
public enum ReportServer {
    /// Where and how studies are served.
    public struct Options: Sendable {
        /// The folder in which studies are kept.
        public var folder: String
        /// The IPv4 address to listen at; beyond loopback, clients have to know a token.
        public var host: String
        /// The port; 0 for one that is free.
        public var port: UInt16
        /// How many runs are computed at once.
        public var threads: Int

        /// Options from their parts.
        public init(folder: String, host: String, port: UInt16, threads: Int) {
            self.folder = folder
            self.host = host
            self.port = port
            self.threads = threads
        }
    }

    /// Serves the studies of a folder until the task is cancelled; what runs then goes on when a server starts again.
    ///
    /// - Parameters:
    ///   - options: Where and how studies are served.
    ///   - templates: The folder of templates.
    ///   - say: Told the address once it answers, and what cannot be read.
    /// - Throws: `Failure` where nothing can be served; `CancellationError` in the end.
    public static func run(
        _ options: Options, templates: String, say: @escaping @Sendable (String) -> Void
    ) async throws {
        let limits = try Failure.translating { () throws(ServingProblem) in try ServerLimits.ofProcess() }
        try await run(options, limits: limits, templates: templates, say: say)
    }

    /// Serves studies as `run(_:templates:say:)` does, within other limits.
    package static func run(
        _ options: Options, limits: ServerLimits, forms: FormLimits = FormLimits(), templates: String,
        say: @escaping @Sendable (String) -> Void
    ) async throws {
        let folder = try StudyFolder(path: options.folder)
        let found = try folder.studies()
        for complaint in found.complaints { say(complaint) }
        let executor = WorkExecutor(longJobs: options.threads)
        let queue = StudyQueue(
            folder: folder, studies: found.studies, templates: try ReportTemplates(folder: templates),
            threads: options.threads, executor: executor)
        let server = StudyServer(
            queue: queue, pages: try ServerPages(templates: templates), pictures: LivePictures(executor: executor),
            pace: MachinePace(), folder: options.folder,
            overview: StudyOverview(of: queue),
            lanes: ServerLanes(forms))
        let http = try Failure.translating { () throws(ServingProblem) in
            try HTTPServer(listeningOn: .init(host: options.host, port: options.port), limits: limits)
        }
        let policy = RequestPolicy(address: http.address, token: http.address.isLoopback ? nil : AccessToken())
        say("The studies in \(options.folder) are at \(policy.entrance). Stop the server with Ctrl-C.")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await queue.run() }
            group.addTask { try await http.serve(policy, server.answer) }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
    }
}
