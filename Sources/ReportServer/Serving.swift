import LoopbackHTTP
import MemoryExperiment
import Support

extension Failure {
    /// Why nothing can be served, in the words of the command's options.
    package init(_ problem: ServingProblem) {
        switch problem {
        case .notAnAddress(let host):
            self.init(
                .usage,
                "`\(host)` is not an IPv4 address, such as \(HTTPServer.Address.loopback) or 0.0.0.0 for all.")
        case .cannotListen(let address):
            self.init(
                .cannotCreate,
                """
                Nothing can be served at \(address.host), port \(address.port): it is taken, or not this machine’s to \
                give. Choose another with --port, or --port 0 for any that is free.
                """)
        case .tooFewDescriptors(let allowed, let needed):
            self.init(
                .cannotCreate,
                """
                The server may have \(allowed) files open, which is too few: it needs at least \(needed). Raise the \
                limit with `ulimit -n 1024`.
                """)
        case .cannotServe(let reason):
            self.init(.cannotCreate, "Nothing can be served: \(reason.asClause).")
        }
    }

    /// Runs `body` and turns what keeps a server from serving into a failure.
    static func translating<Value>(_ body: () throws(ServingProblem) -> Value) throws(Failure) -> Value {
        do throws(ServingProblem) {
            return try body()
        } catch {
            throw Failure(error)
        }
    }
}

extension HTTPServer {
    /// Answers the requests that a policy lets through until the task is cancelled.
    ///
    /// - Throws: `Failure(.cannotCreate)` if the system has nothing to serve with; `CancellationError` in the end.
    func serve(
        _ policy: RequestPolicy, _ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) async throws {
        do {
            try await run(policy.guarding(answer))
        } catch let problem as ServingProblem {
            throw Failure(problem)
        }
    }
}

extension RequestPolicy {
    /// A policy of this program.
    init(address: HTTPServer.Address, token: AccessToken? = nil) {
        self.init(address: address, token: token, cookiePrefix: "rnn-memory")
    }
}

extension ContentPolicy {
    /// A report, whose page holds all it needs; it can reach nothing of the server, not even as the server's own page.
    static let report = ContentPolicy(
        """
        default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-popups allow-modals
        """)

    /// A report in a frame of the server's own page, which loads it again when it changes.
    static let framedReport = ContentPolicy(
        """
        default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'self'
        """)
}
