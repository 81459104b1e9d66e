import Foundation
import MemoryExperiment
import Support

/// The earlier reports in an output folder, according to the manifests in and beside it.
///
/// Besides the folder's own manifest there is one in each staging folder of a process that ended while files took their
/// places.
struct FormerReports {
    private let output: HeldFolder
    private let manifests: [Manifest]
    private let leftovers: [Leftover]
    /// Whether a leftover with a free lock is abandoned.
    private let provesLocks: Bool

    /// A staging folder that this process has not made.
    private struct Leftover {
        let place: HeldFolder
        let name: String
        let folder: HeldFolder
    }

    /// The former reports of an open folder.
    ///
    /// - Parameter staging: The staging folder of this process.
    init(of output: HeldFolder, beside staging: StagingFolder? = nil) {
        self.output = output
        provesLocks = staging?.provesLocks ?? false
        leftovers = Self.leftovers(of: output, but: staging)
        manifests = ([output] + leftovers.map(\.folder)).compactMap { Manifest.read(in: $0) }
    }

    private static func leftovers(of output: HeldFolder, but staging: StagingFolder?) -> [Leftover] {
        let names = StagingNames(of: output.path)
        // A folder that cannot be listed can still be written to, but its former reports are unknown.
        func found(in place: HeldFolder?, _ isWanted: (String) -> Bool) -> [Leftover] {
            guard let place, let all = try? place.names() else { return [] }
            return all.filter { isWanted($0) && staging?.isCalled($0) != true }.sorted().compactMap { name in
                guard let folder = try? place.folder(name), folder.isOwn else { return nil }
                return Leftover(place: place, name: name, folder: folder)
            }
        }
        return found(in: output, names.isInside) + found(in: try? output.parent(), names.isBeside)
    }

    /// Whether a former report has, or was about to have, a file of that path.
    func names(_ path: String) -> Bool { manifests.contains { $0.files[path] != nil } }

    /// Removes the figures and tables of a former report that are unchanged and not part of the new one.
    func removeStale(keeping manifest: Manifest) {
        for former in manifests {
            for (file, hash) in former.files where manifest.files[file] == nil {
                let path = OutputPath(file)
                guard path.isOwn, let folder = try? output.folder(path.folder),
                    (try? BoundedFile(path.name, in: folder, limit: Self.largestFile).hash()) == hash
                else { continue }
                // A file that cannot be removed stays and does no harm.
                try? folder.remove(path.name)
            }
        }
    }

    /// Removes the staging folders of processes that are provably gone.
    func removeLeftovers() {
        guard provesLocks else { return }
        for leftover in leftovers where leftover.folder.lock() == .taken {
            try? leftover.place.removeFolder(leftover.name, holding: leftover.folder)
        }
    }

    /// The largest figure or table that is read, in bytes.
    static let largestFile = 256 << 20
}
