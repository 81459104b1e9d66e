import MemoryExperiment
import Support

/// An experiment that the server runs or has run, with the folder that all of it stands in.
package struct Study: Sendable, Hashable {
    /// The name in addresses and of the folder: the number, a hyphen and the experiment's name.
    package let id: String
    /// The number, from 1 in the order in which studies were begun.
    let number: Int
    /// The experiment.
    let experiment: Experiment
    /// The folder.
    let folder: String
    /// How far it is.
    var state: State

    /// How far a study is.
    enum State: Sendable, Hashable {
        /// It waits for those before it.
        case queued
        /// Its sweep runs, or was running when the server ended.
        case running
        /// It was stopped and can go on.
        case stopped
        /// All its runs and its report are there.
        case finished
        /// It ended with an error, which has a sentence.
        case failed(String)
        /// Its folder is not there any more, for a reason that has a sentence.
        case missing(String)
    }

    /// The folder of the report, with the journal inside.
    var output: String { "\(folder)/output" }
    /// The folder of the journal.
    var journal: String { Journal.folder(inOutput: output) }

    /// Whether the study waits or runs.
    var isUnderWay: Bool { state == .queued || state == .running }

    /// Whether the study can go on after it ended early.
    var canResume: Bool {
        switch state {
        case .stopped, .failed: true
        case .queued, .running, .finished, .missing: false
        }
    }
}

extension Study {
    /// What has become of a study's folder that is not there any more; nil while it is there with its experiment.
    var loss: String? {
        let way = "Put it back, or begin the experiment as a new study."
        switch HeldFolder.Entry(at: folder) {
        case .nothing: return "Its folder is gone. \(way)"
        case .folder:
            let file = StudyFolder.experimentFile
            return HeldFolder.Entry(at: "\(folder)/\(file)") == .file ? nil : "Its file \(file) is gone. \(way)"
        case let other: return "Its folder was replaced: \(other.reason). \(way)"
        }
    }

    /// Makes sure that the study's folders are its own: what stands at the end of a link is somebody else's.
    ///
    /// - Throws: `Failure` naming what is not, or that the folder is gone.
    package func requireOwnFolders() throws(Failure) {
        if let loss { throw Failure(.missingInput, "\(folder) is not a study’s folder any more. \(loss)") }
        for place in [output, journal] {
            let entry = HeldFolder.Entry(at: place)
            guard entry == .folder || entry == .nothing else {
                throw Failure(.data, "\(place) is not a study’s folder: \(entry.reason). Move it away.")
            }
        }
    }
}

extension Study.State {
    /// The word for the state in files and pages.
    var word: String {
        switch self {
        case .queued: "queued"
        case .running: "running"
        case .stopped: "stopped"
        case .finished: "finished"
        case .failed: "failed"
        case .missing: "missing"
        }
    }

    /// The state of that word; nil where there is none.
    init?(word: String, message: String) {
        switch word {
        case "queued": self = .queued
        case "running": self = .running
        case "stopped": self = .stopped
        case "finished": self = .finished
        case "failed": self = .failed(message)
        default: return nil
        }
    }
}
