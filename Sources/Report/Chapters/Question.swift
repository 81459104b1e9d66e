import MemoryExperiment
import Synchronization

/// The question that a study answers: its name, the experiments that it suits, and the way to answer it.
struct Question<Study: Sendable>: Sendable {
    /// The name, which no other question has.
    let name: String
    /// Whether experiments of this kind are expected to answer it, so that a missing answer needs a reason.
    let suits: @Sendable (Experiment) -> Bool
    /// Makes the study, or throws the reason why an experiment cannot give it.
    let study: @Sendable (ReportData) throws(Unavailable) -> Study

    /// A question from its parts.
    init(
        _ name: String, suits: @escaping @Sendable (Experiment) -> Bool,
        study: @escaping @Sendable (ReportData) throws(Unavailable) -> Study
    ) {
        self.name = name
        self.suits = suits
        self.study = study
    }
}

extension ReportData {
    /// The study that answers a question, computed when it is first asked for.
    ///
    /// - Throws: `Unavailable` with the reason why the experiment cannot give it.
    func study<Study>(_ question: Question<Study>) throws(Unavailable) -> Study {
        try studies.study(question.name) { () throws(Unavailable) in try question.study(self) }
    }
}

/// The studies of one experiment by the names of their questions, each computed once.
///
/// Figures, tables and sentences ask for the same study on several threads, and some take seconds.
final class StudyStore: Sendable {
    private let entries = Mutex<[String: Entry]>([:])

    /// A study that is known or is being computed.
    private final class Entry: Sendable {
        let result = Mutex<(any Sendable)?>(nil)
    }

    /// The study of that name; whoever asks for it while it is computed waits.
    ///
    /// - Throws: `Unavailable` as `make` does.
    func study<Study: Sendable>(
        _ name: String, make: () throws(Unavailable) -> Study
    ) throws(Unavailable) -> Study {
        let entry = entries.withLock { entries in
            let entry = entries[name] ?? Entry()
            entries[name] = entry
            return entry
        }
        let result = entry.result.withLock { known -> Result<Study, Unavailable> in
            if let known = known as? Result<Study, Unavailable> { return known }
            let result = Result { () throws(Unavailable) in try make() }
            known = result
            return result
        }
        return try result.get()
    }
}
