import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Report
import Support
import Synchronization
import TestSupport

/// A folder for reports made of a few made-up files.
struct OutputScratch: Sendable {
    let scratch: TemporaryFolder
    let libraries: DrawingLibraries

    init() throws {
        scratch = try TemporaryFolder()
        libraries = try DrawingLibraries.inUse(family: Typography.pinnedFamily)
    }

    /// The path of something below the folder.
    func path(_ name: String) -> String { "\(scratch.path)/\(name)" }

    /// A manifest of files.
    func manifest(of files: [OutputFile]) -> Manifest {
        Manifest(experiment: .quick, libraries: libraries, files: files)
    }

    /// Writes files as a report.
    func write(
        _ files: [OutputFile], to folder: String = "out", options: OutputOptions = OutputOptions(),
        placing: () async throws(Failure) -> Void = {}
    ) async throws(Failure) {
        try await OutputFolder(path: path(folder)).write(
            files, manifest: manifest(of: files), options: options, placing: placing)
    }

    /// Writes a document with a text as a report.
    func write(
        _ text: String, to folder: String = "out", options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        try await write([OutputFile(path: "report.md", text: text)], to: folder, options: options)
    }

    /// Makes a symbolic link.
    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    /// The paths of everything below the folder, in order.
    func tree(_ name: String = "") throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(name)).sorted()
    }
}

/// The messages so far, in order.
final class Sayings: Sendable {
    private let said = Mutex<[String]>([])

    /// All messages.
    var all: [String] { said.withLock { $0 } }

    /// Records a message.
    func say(_ sentence: String) { said.withLock { $0.append(sentence) } }
}
