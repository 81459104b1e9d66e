import Foundation
import MemoryExperiment
import Support
import Synchronization

/// A folder beside an output folder in which its runs are recomputed.
///
/// Until it is kept, it has the name and the lock of a staging folder, so that the next report removes the leftovers of a
/// killed process. A kept folder gets a separate name.
public final class RecomputationFolder: Sendable {
    /// The path of the folder until it is kept.
    public let path: String
    private let output: String
    private let parent: String
    private let name: String
    private let keptName: String
    private let made = Mutex<(parent: HeldFolder, folder: HeldFolder)?>(nil)

    /// A folder that is not made yet.
    ///
    /// - Parameter output: The output folder, which has to be there.
    /// - Throws: `Failure(.cannotCreate)` if nothing can lie beside the output folder.
    public init(beside output: String) throws(Failure) {
        let suffix = String.randomHexadecimal()
        guard let name = StagingNames(of: output).beside(suffix) else {
            throw Failure(
                .cannotCreate,
                "Nothing can be recomputed beside \(output): name a folder below it with --output.")
        }
        self.output = output
        self.name = name
        let resolved = URL(fileURLWithPath: output).resolvingSymlinksInPath()
        parent = Self.parent(of: output, resolved)
        keptName = "\(resolved.lastPathComponent)-recomputed-\(suffix)"
        path = Self.path(of: name, in: parent)
    }

    /// The folder that the output folder lies in, as the user would write it if no link leads elsewhere.
    private static func parent(of output: String, _ resolved: URL) -> String {
        let (above, name) = (output.folderAbove, resolved.lastPathComponent)
        let isPlain = output.split(separator: "/").last.map(String.init) == name
        guard isPlain, (try? HeldFolder(at: above).entry(name)) == .folder else {
            return resolved.deletingLastPathComponent().path
        }
        return above
    }

    private static func path(of name: String, in parent: String) -> String {
        switch parent {
        case ".": name
        case "/": "/\(name)"
        default: "\(parent)/\(name)"
        }
    }

    /// Makes the folder.
    ///
    /// - Throws: `Failure(.cannotCreate)` if it cannot be made.
    public func make() throws(Failure) {
        let (place, name) = (parent, name)
        let held = try SystemError.reporting(
            .cannotCreate, "A folder for recomputed runs cannot be made beside \(output), in \(place)"
        ) { () throws(SystemError) -> (HeldFolder, HeldFolder) in
            let parent = try HeldFolder(at: place)
            while true {
                let folder = try parent.makingFolder(name)
                // Another process that removes leftovers may have been faster.
                if folder.lock() != .heldByAnother, try parent.leads(name, to: folder) { return (parent, folder) }
            }
        }
        made.withLock { $0 = (parent: held.0, folder: held.1) }
    }

    /// Removes the folder with its contents, unless it is kept.
    public func remove() {
        made.withLock { made in
            guard let (parent, folder) = made else { return }
            // The next report finds what cannot be removed now.
            try? parent.removeFolder(name, holding: folder)
            made = nil
        }
    }

    /// Keeps the folder under a visible name that no report removes.
    ///
    /// - Returns: Its new path.
    public func keep() -> String {
        made.withLock { made in
            guard let (parent, _) = made else { return path }
            made = nil
            guard (try? parent.move(name, to: parent, as: keptName)) != nil else { return path }
            try? parent.synchronize()
            return Self.path(of: keptName, in: self.parent)
        }
    }
}
