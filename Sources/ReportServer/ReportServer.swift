import LoopbackHTTP
import MemoryExperiment
import Report
import Support

/// Serves pages to start, watch and read studies in a browser.
///
/// On loopback, every user of the machine can open the pages.
public enum ReportServer {
    /// The options of the server.
    public struct Options: Sendable {
        /// The folder of the studies.
        public var folder: String
        /// The IPv4 address to listen on; beyond loopback, clients need a token.
        public var host: String
        /// The port; 0 picks a free one.
        public var port: UInt16
        /// The number of runs to compute at once.
        public var threads: Int

        /// Options from their parts.
        public init(folder: String, host: String, port: UInt16, threads: Int) {
            self.folder = folder
            self.host = host
            self.port = port
            self.threads = threads
        }
    }

    /// Serves the studies of a folder until the task is cancelled; the next server resumes unfinished studies.
    ///
    /// - Parameters:
    ///   - options: The options of the server.
    ///   - templates: The folder of templates.
    ///   - say: Called with the address once the server listens, and with a sentence for each unreadable study.
    /// - Throws: `Failure` if the server cannot start; `CancellationError` when the task is cancelled.
    public static func run(
        _ options: Options, templates: String, say: @escaping @Sendable (String) -> Void
    ) async throws {
        let limits = try Failure.translating { () throws(ServingProblem) in try ServerLimits.ofProcess() }
        try await run(options, limits: limits, templates: templates, say: say)
    }

    /// Serves studies like `run(_:templates:say:)`, with the given limits.
    package static func run(
        _ options: Options, limits: ServerLimits, forms: FormLimits = FormLimits(), templates: String,
        say: @escaping @Sendable (String) -> Void
    ) async throws {
        let folder = try StudyFolder(path: options.folder)
        // An answer to a client that has left may hold the folder for longer than this server.
        defer { folder.leave() }
        let found = try folder.studies()
        for complaint in found.complaints { say(complaint) }
        let executor = WorkExecutor(longJobs: options.threads)
        let queue = StudyQueue(
            folder: folder, studies: found.studies, templates: try StudyTemplates(folder: templates),
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
            group.addTask { try await http.serve(policy, server.answer, uploads: server.uploads) }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
    }
}
