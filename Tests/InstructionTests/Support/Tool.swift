import TestSupport

/// A program of the system or the build, run to completion.
struct Tool: Sendable {
    /// The program's file.
    let path: String

    /// The program called `name` in one of the folders of `PATH`, or nil if there is none.
    init?(named name: String) {
        guard let path = Executable.installed(name) else { return nil }
        self.path = path
    }

    /// The workload program built with the tests, or nil if it is not built.
    static let workloads = Executable.built("instruction-workloads").map(Tool.init(path:))

    private init(path: String) { self.path = path }

    /// Runs the program with `arguments` in the test's environment extended by `environment`.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> ProcessOutcome {
        try await RunningProcess([path] + arguments, environment: environment).outcome()
    }
}
