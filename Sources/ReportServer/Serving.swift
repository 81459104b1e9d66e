import LoopbackHTTP
import MemoryExperiment
import Support

extension Failure {
    /// The reason why the server cannot start, in terms of the command's options.
    package init(_ problem: ServingProblem) {
        switch problem {
        case .notAnAddress(let host):
            self.init(
                .usage,
                """
                `\(host)` is not an IPv4 address. Use one such as \(HTTPServer.Address.loopback), or 0.0.0.0 for every \
                address of this machine.
                """)
        case .cannotListen(let address):
            self.init(
                .cannotCreate,
                """
                The server cannot listen on \(address.host), port \(address.port): the port is in use, or the address \
                does not belong to this machine. Choose another port with --port; --port 0 picks a free one.
                """)
        case .tooFewDescriptors(let allowed, let needed):
            self.init(
                .cannotCreate,
                """
                The limit of \(allowed) open files is too low: the server needs at least \(needed). Raise it with \
                `ulimit -n 1024`.
                """)
        case .cannotServe(let reason):
            self.init(.cannotCreate, "The server cannot start: \(reason.asClause).")
        }
    }

    /// Runs `body` and translates serving problems into failures.
    static func translating<Value>(_ body: () throws(ServingProblem) -> Value) throws(Failure) -> Value {
        do throws(ServingProblem) {
            return try body()
        } catch {
            throw Failure(error)
        }
    }
}

extension HTTPServer {
    /// Answers the requests that a policy allows until the task is cancelled.
    ///
    /// - Throws: `Failure(.cannotCreate)` if the system lacks resources; `CancellationError` when the task is cancelled.
    func serve(
        _ policy: RequestPolicy, _ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse,
        uploads: UploadRoute? = nil
    ) async throws {
        do {
            try await run(policy.guarding(answer), uploads: uploads.map(policy.guarding))
        } catch let problem as ServingProblem {
            throw Failure(problem)
        }
    }
}

extension HTTPRefusal {
    /// The refusal of a request that the server cannot serve, such as on a full disk.
    init(_ failure: Failure) { self.init(.internalError, failure.message) }
}

extension RequestPolicy {
    /// A policy with this program's cookie name.
    init(address: HTTPServer.Address, token: AccessToken? = nil) {
        self.init(address: address, token: token, cookiePrefix: "rnn-memory")
    }
}

extension ContentPolicy {
    /// The policy of a report: its page is self-contained, and the sandbox denies it access to the server.
    static let report = ContentPolicy(
        """
        default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-popups allow-modals
        """)

    /// The policy of a report in a frame of the server's page, which reloads it when it changes.
    static let framedReport = ContentPolicy(
        """
        default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'self'
        """)
}
