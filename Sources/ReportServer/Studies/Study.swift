import MemoryExperiment
import Support

/// Something that the server computes or has computed, with its folder.
package struct Study: Sendable, Hashable {
    /// The name in addresses and of the folder: number, hyphen, name of the subject.
    package let id: String
    /// The number, from 1 in order of creation.
    let number: Int
    /// What it is about.
    let subject: Subject
    /// The folder.
    let folder: String
    /// The state.
    var state: State

    /// The state of a study.
    enum State: Sendable, Hashable {
        /// It waits for earlier studies.
        case queued
        /// It is being computed, or was when the server ended.
        case running
        /// It was stopped and can be resumed.
        case stopped
        /// All its results and its report are complete.
        case finished
        /// It ended with an error; the value is the sentence.
        case failed(String)
        /// Its folder is gone; the value is a sentence with the reason.
        case missing(String)
    }

    /// The folder of the report; inside it is the journal of a sweep.
    var output: String { "\(folder)/output" }
    /// The folder of the journal.
    var journal: String { Journal.folder(inOutput: output) }

    /// Whether the study waits or runs.
    var isUnderWay: Bool { state == .queued || state == .running }

    /// Whether the study ended early and can be resumed.
    var canResume: Bool {
        switch state {
        case .stopped, .failed: true
        case .queued, .running, .finished, .missing: false
        }
    }
}

extension Study {
    /// Why the study's folder is unusable; nil while the folder and the files of its subject exist.
    var loss: String? {
        let way = "Put it back, or \(subject.remedy)."
        switch HeldFolder.Entry(at: folder) {
        case .nothing: return "Its folder is gone. \(way)"
        case .folder:
            let lost = subject.files.first { HeldFolder.Entry(at: "\(folder)/\($0)") != .file }
            return lost.map { "Its file \($0) is gone. \(way)" }
        case let other: return "Its folder was replaced: \(other.reason). \(way)"
        }
    }

    /// Checks that the study's folders are real folders; links could lead anywhere.
    ///
    /// - Throws: `Failure` naming the folder that is missing or not a folder.
    package func requireOwnFolders() throws(Failure) {
        if let loss { throw Failure(.missingInput, "\(folder) is no longer a study’s folder. \(loss)") }
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

    /// The state for a word; nil if there is none.
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
