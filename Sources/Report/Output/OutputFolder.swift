import Foundation
import MemoryExperiment

/// A folder that a report is written to.
///
/// Every file is first written aside; only when all of them are there do they take their places, one rename each. So a
/// full disk leaves the former report as it was, and what cannot be made is mostly found before the first rename.
package struct OutputFolder: Sendable {
    /// The folder's path.
    package let path: String

    /// The ending of a file that has not taken its place.
    private static let asideEnding = ".rnn-memory.partial"
    /// The folders in which a run that was killed may have left such files; nobody else gives them that ending.
    private static let writtenFolders = ["", "journal"] + ownFolders
    /// The folders in which files of an earlier report may be removed.
    private static let ownFolders = ["figures", "tables"]

    /// A folder, which is made when something is written.
    package init(path: String) {
        self.path = path
    }

    /// Writes files and removes the figures and tables of an earlier report that are not among them.
    ///
    /// - Parameters:
    ///   - files: The files, each path once.
    ///   - copies: The files that are copied.
    ///   - manifest: The manifest, which is written last.
    /// - Throws: `Failure(.cannotCreate)` where a file or folder cannot be made, `Failure(.inputOutput)` where writing
    ///   fails half-way; nothing that was there is lost.
    package func write(_ files: [OutputFile], copies: [CopiedFile] = [], manifest: Manifest) throws(Failure) {
        let stale = staleFiles(keeping: manifest)
        let all = files.map(Pending.init) + copies.map(Pending.init) + [Pending(manifest.file)]
        for folder in Set(all.map { Self.folder(of: $0.path) }).sorted() { try makeFolder(folder) }
        removeLeftovers()
        var aside: [Pending] = []
        do throws(Failure) {
            for file in all {
                aside.append(file)
                try writeAside(file)
            }
            for file in all { try requirePlace(file) }
            for (index, file) in all.enumerated() { try takePlace(file, isFirst: index == 0) }
        } catch {
            for file in aside { unlink(absolute(file.path) + Self.asideEnding) }
            throw error
        }
        for file in stale { unlink(absolute(file)) }
    }

    /// A file that has not taken its place.
    private struct Pending {
        let path: String
        let write: (FileHandle) throws -> Void

        init(_ file: OutputFile) {
            path = file.path
            write = { try $0.write(contentsOf: file.bytes) }
        }

        init(_ copy: CopiedFile) {
            path = copy.path
            write = copy.write
        }
    }

    private func absolute(_ file: String) -> String { "\(path)/\(file)" }

    private static func folder(of file: String) -> String {
        file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
    }

    private func makeFolder(_ folder: String) throws(Failure) {
        let folder = folder.isEmpty ? path : absolute(folder)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(
                .cannotCreate,
                "The output folder \(folder) cannot be made. Name another with --output, or make room for it.")
        }
    }

    private func writeAside(_ file: Pending) throws(Failure) {
        let aside = absolute(file.path) + Self.asideEnding
        let descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            throw Failure(.cannotCreate, "\(absolute(file.path)) cannot be made: \(Self.reason(errno)).")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(handle)
            // Runs cost hours: their bytes are on the disk before they replace others.
            if Self.folder(of: file.path) == JournalCopy.folderName { try handle.synchronize() }
            try handle.close()
        } catch {
            throw Failure(
                .inputOutput,
                "Writing \(absolute(file.path)) failed. The former report is as it was; make room and try again.")
        }
    }

    /// Refuses a place that a folder is in, before anything is replaced.
    private func requirePlace(_ file: Pending) throws(Failure) {
        var isFolder: ObjCBool = false
        let place = absolute(file.path)
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue else { return }
        throw Failure(
            .cannotCreate,
            "\(place) is a folder where the report has a file. The former report is as it was; move the folder away.")
    }

    private func takePlace(_ file: Pending, isFirst: Bool) throws(Failure) {
        let place = absolute(file.path)
        guard rename(place + Self.asideEnding, place) == 0 else {
            let mixture =
                "Some files in \(path) are now of this report and some of the former: run `rnn-memory report` again."
            throw Failure(
                .cannotCreate,
                "\(place) cannot be made: \(Self.reason(errno)). "
                    + (isFirst ? "The former report is as it was." : mixture))
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

// MARK: - Earlier reports

extension OutputFolder {
    /// The files of the folder's own manifest that a new report does not write and that are still as it wrote them.
    ///
    /// A manifest may come from anywhere: only plain names directly inside the report's own folders are considered.
    private func staleFiles(keeping manifest: Manifest) -> [String] {
        guard let former = Manifest.read(from: path) else { return [] }
        return former.files.filter { file, hash in
            manifest.files[file] == nil && Self.isOwn(file) && isUnchanged(file, hash: hash)
        }.keys.sorted()
    }

    /// Removes what a run that was killed had written aside.
    private func removeLeftovers() {
        for folder in Self.writtenFolders {
            let place = folder.isEmpty ? path : absolute(folder)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
            for name in names where name.hasSuffix(Self.asideEnding) { unlink("\(place)/\(name)") }
        }
    }

    private static func isOwn(_ file: String) -> Bool {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, ownFolders.contains(String(parts[0])) else { return false }
        return !parts[1].hasPrefix(".") && !parts[1].isEmpty && !parts[1].contains("\0")
    }

    private func isUnchanged(_ file: String, hash: String) -> Bool {
        var isFolder: ObjCBool = false
        let place = absolute(file)
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue,
            let present = try? BoundedFile(at: place, limit: 256 << 20).hash()
        else { return false }
        return present == hash
    }
}
