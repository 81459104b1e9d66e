import Foundation
import MemoryExperiment
import Support

/// A folder that a report is written to.
///
/// Every file is first written and synced in a staging folder of this process alone; only when all of them are there do
/// they take their places, one rename each, while this process holds the lock of the output folder. So a full disk or an
/// interruption leaves the former report as it was, and concurrent reports each write whole files. Everything below the
/// folder is reached from the open folder, and no link is followed.
package struct OutputFolder: Sendable {
    /// The folder's path.
    package let path: String

    /// A folder, which is made when something is written.
    package init(path: String) {
        self.path = path
    }

    /// Writes files and removes the figures and tables of an earlier report that are not among them.
    ///
    /// - Parameters:
    ///   - files: The files, each path once.
    ///   - manifest: The manifest, which is put in place last.
    ///   - options: What may be replaced, and how to wait for another process.
    ///   - placing: An action under the lock, after everything is staged and before the first file takes its place.
    /// - Throws: `Failure(.cannotCreate)` if a file or folder cannot be made or something else is in its place,
    ///   `Failure(.inputOutput)` if writing fails half-way; nothing that was there is lost.
    package func write(
        _ files: [OutputFile], manifest: Manifest, options: OutputOptions = OutputOptions(),
        placing: () async throws(Failure) -> Void = {}
    ) async throws(Failure) {
        let all = files + [manifest.file]
        let endGuard = options.endGuard
        let output = try open()
        let staging = try StagingFolder(for: output, path: path, endGuard: endGuard)
        defer { staging.remove() }
        try await staging.write(all)
        try await options.waiting.wait(for: path) { output.lock() != .heldByAnother }
        defer { output.unlock() }
        let former = FormerReports(of: output, beside: staging)
        let places = OutputPlaces(in: output, former: former, replacesForeignFiles: options.replacesForeignFiles)
        try places.require(all.map(\.path), manifest: manifest)
        try await placing()
        try endGuard.complete { () throws(Failure) in
            try takePlaces(all, from: staging, in: output)
            former.removeStale(keeping: manifest)
            former.removeLeftovers()
        }
    }

    /// Rejects a folder that cannot take a report, before any work is done.
    ///
    /// - Parameter files: The paths of files that the report surely has.
    /// - Throws: `Failure(.cannotCreate)` as `write` does. Files of others are found only when the report is made: they may
    ///   be the same.
    package func requireRoom(for files: [String], options: OutputOptions = OutputOptions()) throws(Failure) {
        // A folder that cannot be opened now is created when the report is written, or that fails.
        guard let output = try? HeldFolder(at: path) else { return }
        try OutputPlaces(
            in: output, former: FormerReports(of: output), replacesForeignFiles: options.replacesForeignFiles
        ).requireNothingInTheWay(of: files + [Manifest.fileName])
    }

    private func open() throws(Failure) -> HeldFolder {
        do throws(SystemError) {
            return try HeldFolder.making(path)
        } catch {
            throw Failure(
                .cannotCreate,
                """
                The output folder \(path) cannot be made: \(error.reason). Name another with --output, or make room for \
                it.
                """)
        }
    }

    private func takePlaces(
        _ files: [OutputFile], from staging: StagingFolder, in output: HeldFolder
    ) throws(Failure) {
        var (folders, hasBegun) = (["": output], false)
        for (index, file) in files.enumerated() {
            // The manifest reaches the disk only after every file that it names.
            if index == files.count - 1 { try synchronize(folders.values) }
            do throws(SystemError) {
                let folder: HeldFolder
                if let known = folders[file.folder] {
                    folder = known
                } else {
                    folder = try output.makingFolder(file.folder)
                    folders[file.folder] = folder
                }
                try staging.folder(of: file).move(file.name, to: folder, as: file.name)
                hasBegun = true
            } catch {
                guard hasBegun else {
                    throw Failure(
                        .cannotCreate,
                        "\(path)/\(file.path) cannot be made: \(error.reason). The former report is unchanged.")
                }
                // Its manifest tells the next report which files belong to this one.
                staging.keep()
                throw Failure(
                    .cannotCreate,
                    """
                    \(path)/\(file.path) cannot be made: \(error.reason). Some files in \(path) belong to this \
                    report and some to the former: make the report again.
                    """)
            }
        }
        try synchronize([output])
    }

    private func synchronize(_ folders: some Sequence<HeldFolder>) throws(Failure) {
        do throws(SystemError) {
            for folder in folders { try folder.synchronize() }
        } catch {
            throw Failure(
                .inputOutput,
                """
                The files of \(path) cannot be synced: \(error.reason). Some may still be those of the former report: \
                make the report again.
                """)
        }
    }
}

extension OutputFile {
    /// The folder below the output folder; empty for the output folder itself.
    var folder: String { OutputPath(path).folder }
    /// The name in that folder.
    var name: String { OutputPath(path).name }
}
