import MemoryExperiment
import Support

/// Options for writing a report to its folder.
public struct OutputOptions: Sendable {
    /// Whether to replace files that no former report wrote; folders and links to folders are never replaced.
    public var replacesForeignFiles: Bool
    /// How to wait for another process that writes to the same folder.
    package var waiting: LockWaiting
    /// The guard that keeps the program from being ended in the middle of the change.
    package var endGuard: EndGuard

    /// Options that replace no foreign files and wait silently.
    public init(replacesForeignFiles: Bool = false) {
        self.init(replacesForeignFiles: replacesForeignFiles, waiting: LockWaiting(), endGuard: EndGuard())
    }

    /// Options from their parts.
    package init(replacesForeignFiles: Bool, waiting: LockWaiting = LockWaiting(), endGuard: EndGuard = EndGuard()) {
        self.replacesForeignFiles = replacesForeignFiles
        self.waiting = waiting
        self.endGuard = endGuard
    }
}
