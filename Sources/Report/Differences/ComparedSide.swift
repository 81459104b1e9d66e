import Foundation
import MemoryExperiment
import Statistics
import Support

/// One of two sides that are compared.
package enum ComparedSide: Sendable {
    /// What a journal holds.
    case measured(MeasuredSide)
    /// The published means.
    case published

    /// The word that stands for the published means on the command line.
    static let publishedWord = "published"

    /// What was measured, where this is no publication.
    var measured: MeasuredSide? {
        if case .measured(let side) = self { side } else { nil }
    }

    /// What the side is called in sentences.
    var name: String { measured?.experiment.name ?? "the published table" }

    /// What a word of the command line stands for: the publication, a journal's folder, or a folder that holds it.
    ///
    /// - Throws: `Failure` as reading a journal does.
    package static func named(_ word: String) throws(Failure) -> ComparedSide {
        guard word != publishedWord else { return .published }
        let inside = Journal.folder(inOutput: word)
        let isInside = if try holdsJournal(word) { false } else { try holdsJournal(inside) }
        let folder = isInside ? inside : word
        return .measured(MeasuredSide(try Journal.read(folder, anyArithmetic: true)))
    }

    /// Whether files of a journal are in a folder; not where there is no folder.
    private static func holdsJournal(_ folder: String) throws(Failure) -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            return false
        }
        let names = try SystemError.reporting(.inputOutput, "The folder \(folder) cannot be listed") {
            () throws(SystemError) in try HeldFolder(at: folder).names()
        }
        return names.contains { $0.hasSuffix(".jsonl") }
    }
}

/// The runs of an experiment that are compared with others.
package struct MeasuredSide: Sendable {
    /// The experiment.
    package let experiment: Experiment
    /// The version of the arithmetic that computed the runs.
    package let arithmetic: Int
    /// The results of each table cell's runs in their order.
    private let results: [CellKey: [RunResult]]

    /// The runs of an experiment.
    package init(experiment: Experiment, results: [RunResult], arithmetic: Int = Journal.arithmetic) {
        self.experiment = experiment
        self.arithmetic = arithmetic
        self.results = Dictionary(grouping: results, by: \.key.cell).mapValues { runs in
            runs.sorted { $0.key.run < $1.key.run }
        }
    }

    /// What a journal holds of its experiment's plan.
    init(_ journal: Journal) {
        self.init(
            experiment: journal.experiment, results: journal.results(for: journal.experiment),
            arithmetic: journal.arithmetic)
    }

    /// The numbers of a table cell's runs in their order; nil where runs of the plan are missing.
    ///
    /// Runs that end early are done first, so that those done so far would be a biased choice.
    func numbers(of key: CellKey, _ criterion: Criterion, _ measure: Measure) -> [StepCount]? {
        guard let runs = results[key], runs.count == experiment.plan.runs,
            let index = experiment.settings.criteria.firstIndex(of: criterion)
        else { return nil }
        return runs.map { $0.outcomes[index][measure] }
    }
}
