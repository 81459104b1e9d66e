import Foundation
import TestSupport
import Testing

/// Records the program's system calls on the files of a folder, or makes them fail.
///
/// The library of `script/faults` is interposed between the program and the C library, which is possible only on Linux.
struct CallTrace {
    private let library: String
    private let folder: TemporaryFolder

    /// One call, such as `sync`, and the path that it is about.
    struct Call: Hashable {
        let name: String
        let path: String
    }

    /// Builds the library with the clang that comes with Swift.
    init(in folder: TemporaryFolder) async throws {
        self.folder = folder
        library = folder.path(of: "interpose.so")
        let source = "\(PackageFolder.path)/Tests/Faults/Interpose/interpose.c"
        let outcome = try await Program(at: "/usr/bin/env").run(
            ["clang", "-std=gnu17", "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"], in: folder)
        try #require(outcome.code == 0, "\(outcome.diagnostics)")
    }

    /// Runs the program and records its calls at or below `root`.
    ///
    /// - Parameter failing: The number of a call, from 1, that fails as on a damaged disk.
    func run(
        _ arguments: [String], on root: String, failing: Int? = nil
    ) async throws -> (outcome: ProcessOutcome, calls: [Call]) {
        let trace = folder.path(of: "trace")
        unlink(trace)
        let variables = ["LD_PRELOAD=\(library)", "FAULTS_ROOT=\(root)", "FAULTS_TRACE=\(trace)"]
        let failure = failing.map { ["FAULTS_AT=fail@\($0):\(EIO)"] } ?? []
        let outcome = try await Program().run(
            arguments, in: folder, through: ["/usr/bin/env"] + variables + failure)
        let calls = ((try? folder.text(of: "trace")) ?? "").split(separator: "\n").compactMap { line -> Call? in
            let words = line.split(separator: " ", maxSplits: 2)
            return words.count == 3 ? Call(name: String(words[1]), path: String(words[2])) : nil
        }
        return (outcome, calls)
    }
}
