import Support
import Training

extension TrainingFolder {
    /// Whether the folder at a path has the task's input, without which its state is of no use.
    static func hasInput(_ path: String) -> Bool {
        HeldFolder.Entry(at: "\(path)/input.npy") == .file
    }

    /// Removes the state in the folder at a path, so that its training begins again; does nothing if there is none.
    ///
    /// - Throws: `Failure` if it cannot be removed.
    static func removeState(_ path: String) throws(Failure) {
        guard HeldFolder.Entry(at: path) == .folder else { return }
        try SystemError.reporting(.inputOutput, "\(path)/\(stateName) cannot be removed") { () throws(SystemError) in
            try HeldFolder(at: path).remove(stateName)
        }
    }
}
