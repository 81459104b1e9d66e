import Foundation

/// The library that is interposed between the program and the C library and makes a call fail.
struct Interposer: Sendable {
    /// The path of the built library.
    let library: String

    /// Builds the library in a folder, with the clang that comes with Swift.
    init(in folder: String) throws(Trouble) {
        #if os(Linux)
            let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appending(path: "../Interpose/interpose.c").standardizedFileURL.path
            library = "\(folder)/interpose.so"
            let options = ["-std=gnu17", "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"]
            let build = Command(words: ["/usr/bin/env", "clang"] + options)
            let outcome = try build.run(recording: "\(folder)/clang", patience: 120)
            guard outcome.ending == .exited(0) else {
                throw Trouble("clang cannot build \(source): it \(outcome.summary)")
            }
        #else
            throw Trouble("calls can be made to fail on Linux only", onlySkips: true)
        #endif
    }

    /// What happens at one call.
    enum Action: Sendable, Hashable {
        case killBefore
        case killAfter
        /// Kills after a part of a write, in thousandths.
        case killInside(Int)
        /// Refuses the call with a value of errno.
        case fail(Int32)
        /// Carries the call out but reports a failure.
        case lie(Int32)
        /// Creates `path.here` and waits for `path.go`.
        case pause(String)

        fileprivate func text(at number: Int) -> String {
            switch self {
            case .killBefore: "kill-before@\(number)"
            case .killAfter: "kill-after@\(number)"
            case .killInside(let part): "kill-inside@\(number):\(part)"
            case .fail(let code): "fail@\(number):\(code)"
            case .lie(let code): "lie@\(number):\(code)"
            case .pause(let path): "pause@\(number):\(path)"
            }
        }
    }

    /// A command whose calls at or below `root` go through the library.
    ///
    /// - Parameters:
    ///   - action: The action, and the number of the call at which it happens, from 1.
    ///   - settings: Further variables; Interpose/plan.h lists them.
    func disturb(
        _ command: Command, on root: String, action: (Action, at: Int)? = nil, settings: [String: String] = [:]
    ) -> Command {
        var disturbed = command
        disturbed.environment.merge(["LD_PRELOAD": library, "FAULTS_ROOT": root]) { _, new in new }
        disturbed.environment.merge(settings) { _, new in new }
        if let action { disturbed.environment["FAULTS_AT"] = action.0.text(at: action.at) }
        return disturbed
    }
}

/// A call that was counted.
struct Call: Sendable, Hashable {
    /// Its number, from 1.
    let number: Int
    /// What it is, such as `write`.
    let name: String
    /// The path it concerns.
    let path: String

    /// The calls of a trace.
    static func all(in trace: Data) -> [Call] {
        String(decoding: trace, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3, let number = Int(words[0]) else { return nil }
            return Call(number: number, name: words[1], path: words[2])
        }
    }
}
