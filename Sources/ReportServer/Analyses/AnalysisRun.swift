import Analysis
import AnalysisReport
import Checkpoints
import MemoryExperiment
import Report
import Support

/// Everything that runs an analysis: the way from two files to a report.
struct AnalysisRun: Sendable {
    /// The analysis.
    let analysis: UploadedAnalysis
    /// The folder with its files.
    let folder: String
    /// The folder of its report.
    let output: String
    /// The templates of its report.
    let templates: AnalysisTemplates
    /// The number of threads.
    let threads: Int
    /// Told how far the work has come.
    let work: AnalysisWork

    /// Reads the files, measures what the journal lacks and writes the report.
    ///
    /// - Throws: `Failure` if a file is damaged, does not fit or is too large; `CancellationError` or
    ///   `Failure(.interrupted)` if the task was cancelled.
    func run() async throws {
        work.stage = .reading
        try requireRoom()
        let experiment = try draft.experiment(from: files)
        let sweep = AnalysisSweep(experiment, from: files, threads: threads)
        work.stage = .measuring(sweep.progress)
        let place = Journal.folder(inOutput: output)
        _ = try await sweep.run(journal: place)
        work.stage = .writing
        let journal = try AnalysisJournal.read(place, for: experiment)
        try await AnalysisReport(of: experiment, journal.results(for: experiment)).write(
            to: output, templates: templates, journal: journal)
    }

    /// The analysis under the names that its user knows.
    private var draft: AnalysisDraft {
        let options = analysis.options
        return AnalysisDraft(
            name: analysis.checkpoint.slug,
            networks: [AnalysisDraft.Network(file: analysis.checkpoint.text, module: options.module)],
            inputs: analysis.recording.map { [AnalysisDraft.Input(path: $0.text)] } ?? [],
            settings: AnalysisSettings(
                tolerances: options.tolerances, starts: options.starts, horizon: options.horizon,
                precision: options.precision),
            reading: reading, step: options.step)
    }

    private var reading: AnalysisExperiment.Reading {
        let options = analysis.options
        return AnalysisExperiment.Reading(
            head: options.head, gateActivation: options.gateActivation, forgetBias: options.forgetBias)
    }

    /// The files under the names that their user knows; both may have the same one.
    private var files: AnalysisFiles {
        AnalysisFiles(mostNumbers: AnalysisMemory.mostRecordedNumbers) { [folder] (name, kind) throws(Failure) in
            let file: UploadedAnalysis.File =
                switch kind {
                case .checkpoint: .checkpoint
                case .recording: .recording
                }
            return try UploadedBytes(at: "\(folder)/\(file.rawValue)", name: name)
        }
    }

    /// Checks that network and analysis fit into the memory that the server allows, before either is read.
    private func requireRoom() throws(Failure) {
        let options = analysis.options
        let checkpoint = try files.checkpoint(analysis.checkpoint.text, reading)
        let module = try checkpoint.module(named: options.module)
        try AnalysisMemory.requireFewWeights(
            of: module, heads: options.head == nil ? [] : checkpoint.heads, in: checkpoint.path)
        let network = try AnalyzedNetwork(reading: module, of: checkpoint, head: options.head)
        let recording = try analysis.recording.map { name throws(Failure) in try files.recording(name.text) }
        try AnalysisMemory(of: network.configuration, settings: draft.settings, threads: threads)
            .requireRoom(recordedSteps: recording?.steps)
    }
}
