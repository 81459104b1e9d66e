import MemoryExperiment
import Support

/// How a report is put in its folder.
public struct OutputOptions: Sendable {
    /// Whether files of the folder are replaced that no former report has written; folders and links to folders never are.
    public var replacesForeignFiles: Bool
    /// How another process that writes to the same folder is waited for.
    package var waiting: LockWaiting
    /// What keeps the program from being ended in the middle of the change.
    package var endGuard: EndGuard

    /// Options that replace nothing of anybody else's and wait without a word.
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
