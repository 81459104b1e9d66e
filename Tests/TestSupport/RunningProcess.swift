import Foundation
import Synchronization

/// A running process.
package struct RunningProcess {
    /// The process.
    package let process: Process
    /// Whether it has ended.
    package let hasEnded = Flag()
    private let end: AsyncStream<Void>
    private let streams: TemporaryFolder

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: The path of the program and its arguments.
    ///   - folder: The folder to start it in; that of the tests if none is given.
    ///   - environment: Variables in addition to those of the tests.
    package init(_ words: [String], in folder: String? = nil, environment: [String: String] = [:]) throws {
        process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        if !environment.isEmpty {
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        }
        // Files, unlike pipes, never block the program until someone reads.
        streams = try TemporaryFolder()
        process.standardInput = FileHandle.nullDevice
        let (output, diagnostics) = (try streams.newFile("output"), try streams.newFile("diagnostics"))
        process.standardOutput = output
        process.standardError = diagnostics
        let (end, continuation) = AsyncStream.makeStream(of: Void.self)
        self.end = end
        process.terminationHandler = { [hasEnded] _ in
            hasEnded.raise()
            continuation.finish()
        }
        try process.run()
        // By now the program has its copies. All tests start at once: with 1,350 and more descriptors open, Foundation
        // reads past its list of them as it starts the next program.
        try output.close()
        try diagnostics.close()
    }

    /// An event that happens once.
    package final class Flag: Sendable {
        private let value = Atomic(false)

        /// Whether it has happened.
        package var isRaised: Bool { value.load(ordering: .acquiring) }

        /// Records that it has happened.
        package func raise() { value.store(true, ordering: .releasing) }
    }

    /// Sends a signal as soon as a condition holds.
    ///
    /// Other tests may keep every task thread busy, so a separate thread watches the condition.
    ///
    /// - Returns: Whether the process was still running then.
    package func send(_ signal: Int32, when isTime: @escaping @Sendable () -> Bool) async -> Bool {
        let (identifier, hasEnded) = (process.processIdentifier, hasEnded)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                while !hasEnded.isRaised {
                    guard !isTime() else {
                        kill(identifier, signal)
                        return continuation.resume(returning: true)
                    }
                    Thread.sleep(forTimeInterval: 0.002)
                }
                continuation.resume(returning: false)
            }
        }
    }

    /// The diagnostics as soon as they contain a text, or all of them.
    package func said(until text: String) async -> String {
        let (streams, hasEnded) = (streams, hasEnded)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                while true {
                    // Anything written before the end can be read after it.
                    let isLast = hasEnded.isRaised
                    let said = (try? streams.text(of: "diagnostics")) ?? ""
                    if said.contains(text) || isLast { return continuation.resume(returning: said) }
                    Thread.sleep(forTimeInterval: 0.002)
                }
            }
        }
    }

    /// Waits for the end.
    package func outcome() async throws -> ProcessOutcome {
        for await _ in end {}
        return ProcessOutcome(
            code: process.terminationStatus, hasExited: process.terminationReason == .exit,
            output: try streams.text(of: "output"), diagnostics: try streams.text(of: "diagnostics"))
    }
}

/// The outcome of a finished process.
package struct ProcessOutcome: Sendable {
    /// The exit code, or the signal that ended it.
    package let code: Int32
    /// Whether it exited by itself.
    package let hasExited: Bool
    /// Its standard output.
    package let output: String
    /// Its standard error.
    package let diagnostics: String

    /// Whether it exited with code 0.
    package var isSuccess: Bool { hasExited && code == 0 }
}
