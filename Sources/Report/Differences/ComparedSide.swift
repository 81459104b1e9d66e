import Foundation
import MemoryExperiment
import Statistics
import Support

/// One of two sides that are compared.
package enum ComparedSide: Sendable {
    /// The contents of a journal.
    case measured(MeasuredSide)
    /// The published means.
    case published

    /// The word for the published means on the command line.
    static let publishedWord = "published"

    /// The measured runs; nil for a publication.
    var measured: MeasuredSide? {
        if case .measured(let side) = self { side } else { nil }
    }

    /// The name of the side in sentences.
    var name: String { measured?.experiment.name ?? "the published table" }

    /// The side that a word of the command line names: the publication, a journal's folder, or a folder that holds one.
    ///
    /// - Throws: `Failure` as reading a journal does.
    package static func named(_ word: String) throws(Failure) -> ComparedSide {
        guard word != publishedWord else { return .published }
        let inside = Journal.folder(inOutput: word)
        let isInside = if try holdsJournal(word) { false } else { try holdsJournal(inside) }
        let folder = isInside ? inside : word
        return .measured(MeasuredSide(try Journal.read(folder, anyArithmetic: true)))
    }

    /// Whether a folder exists and holds files of a journal.
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

/// The runs of an experiment on one side of a comparison.
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
            runs.sorted { ($0.key.run, $0.key.stream) < ($1.key.run, $1.key.stream) }
        }
    }

    /// The runs of its experiment's plan that a journal holds.
    init(_ journal: Journal) {
        self.init(
            experiment: journal.experiment, results: journal.results(for: journal.experiment),
            arithmetic: journal.arithmetic)
    }

    /// The counts of a table cell's runs in their order, network by network; nil if runs of the plan are missing.
    ///
    /// Short runs finish first, so the runs finished so far would be a biased sample.
    func numbers(of key: CellKey, _ criterion: Criterion, _ measure: Measure) -> [StepCount]? {
        guard let runs = results[key], runs.count == experiment.plan.runsPerCell,
            let index = experiment.settings.criteria.firstIndex(of: criterion)
        else { return nil }
        return runs.map { $0.outcomes[index][measure] }
    }
}
