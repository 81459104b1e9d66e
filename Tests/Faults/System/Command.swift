import Foundation

/// A program with its arguments, environment and limits, to be run as a process.
struct Command: Sendable {
    /// The path of the program and its arguments.
    var words: [String]
    /// Variables in addition to those that every process gets.
    var environment: [String: String] = [:]
    /// A shell command to run before the program, such as `ulimit -n 16`.
    var limits: String?

    /// The time in seconds after which a process counts as hung; tiny journals take a twentieth of a second.
    static let patience = 120.0

    /// Starts the process; its output and diagnostics go to files beside `record`.
    func start(recording record: String) throws(Trouble) -> RunningProcess {
        let command = limits.map { ["/bin/sh", "-c", "\($0) && exec \"$0\" \"$@\""] + words } ?? words
        var variables = environment
        // The runtime's own crash report takes a second and hides the sentence before it.
        variables["SWIFT_BACKTRACE"] = "enable=no"
        for name in ["PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "FONTCONFIG_FILE"] {
            variables[name] = variables[name] ?? ProcessInfo.processInfo.environment[name]
        }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, record + ".out", flags, 0o666)
        posix_spawn_file_actions_addopen(&actions, 2, record + ".err", flags, 0o666)

        var identifier = pid_t()
        let code = Self.withPointers(command) { arguments in
            Self.withPointers(variables.map { "\($0)=\($1)" }) { environment in
                posix_spawn(&identifier, command[0], &actions, nil, arguments, environment)
            }
        }
        guard code == 0 else { throw Trouble("\(command[0]) cannot be started: \(String(cString: strerror(code))).") }
        return RunningProcess(identifier: identifier, record: record)
    }

    /// Runs the process to its end, for at most `patience` seconds.
    func run(recording record: String, patience: Double = patience) throws(Trouble) -> Outcome {
        try start(recording: record).wait(patience: patience)
    }

    private static func withPointers<Value>(
        _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let pointers = words.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}

/// A started process, which must be waited for exactly once.
struct RunningProcess: Sendable {
    /// The number of the process.
    let identifier: pid_t
    fileprivate let record: String

    /// Sends a signal.
    func send(_ signal: Int32) { kill(identifier, signal) }

    /// Whether the process has ended but has not been waited for.
    var hasEnded: Bool {
        var information = siginfo_t()
        return waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT) == 0
            && information.si_signo == SIGCHLD
    }

    /// The diagnostics so far.
    var diagnostics: String { Outcome.text(record + ".err") }

    /// Waits for the end; kills a process that takes longer than `patience` seconds.
    func wait(patience: Double = Command.patience) -> Outcome {
        let start = Clock.seconds
        var status: Int32 = 0
        var pause: useconds_t = 200
        while true {
            let ended = waitpid(identifier, &status, WNOHANG)
            if ended == identifier || (ended < 0 && errno != EINTR) { break }
            if Clock.seconds - start > patience {
                kill(identifier, SIGKILL)
                waitpid(identifier, &status, 0)
                return Outcome(ending: .hung, record: record)
            }
            usleep(pause)
            pause = min(2_000, pause + 200)
        }
        // The macros of wait(2), which Swift does not import.
        let signal = status & 0x7f
        return Outcome(ending: signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal), record: record)
    }
}

/// The outcome of a process.
struct Outcome: Sendable {
    /// How a process ended.
    enum Ending: Sendable, Hashable {
        /// By itself, with an exit code.
        case exited(Int32)
        /// By a signal.
        case signalled(Int32)
        /// Not at all before the timeout.
        case hung
    }

    /// How it ended.
    let ending: Ending
    fileprivate let record: String

    fileprivate init(ending: Ending, record: String) {
        self.ending = ending
        self.record = record
    }

    /// Its standard output.
    var output: String { Self.text(record + ".out") }
    /// Its diagnostics.
    var diagnostics: String { Self.text(record + ".err") }

    /// The ending and the last diagnostic line, for a report of harm.
    var summary: String {
        let last = diagnostics.split(separator: "\n").last.map { ", saying: \($0.suffix(300))" } ?? ""
        switch ending {
        case .exited(let code): return "ended with code \(code)\(last)"
        case .signalled(let signal): return "was ended by signal \(signal)\(last)"
        case .hung: return "did not end in time\(last)"
        }
    }

    fileprivate static func text(_ path: String) -> String {
        Files.bytes(of: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// A monotonic clock in seconds.
enum Clock {
    /// Seconds since some moment.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
