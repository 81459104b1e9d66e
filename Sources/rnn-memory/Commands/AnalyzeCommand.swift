import Analysis
import AnalysisReport
import ArgumentParser
import MemoryExperiment
import Recurrent
import Support

/// `rnn-memory analyze`: how long a given network remembers.
struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Measures how long a network remembers: its warm-up in steps, with quantiles.",
        discussion: """
            Two runs of the network read the same input from a start on. In the protocol warm-up, one of them has read the \
            recording from its beginning and the other begins afresh at the start; in the protocol two pasts, both have \
            read different stretches. The answer is the last step at which their outputs differ by at least a \
            tolerance, over many starts: median, 90, 95 and 99 %, worst. An untrained network of the same sizes is \
            measured beside it. Memory depends on the input: give a recording of the kind that the network reads.

            A tolerance is a number (0.001), a percentage of each output's standard deviation (1%), decibels relative to \
            each output's largest magnitude (-60dB) or a decision (decision for the largest output, decision:sign, \
            decision:0.5).

            EXAMPLES
              rnn-memory analyze model.pt --input speech.npy --step 32ms
              rnn-memory analyze model.onnx --input x.npy --head fc:sigmoid --tolerance decision:0.5
              rnn-memory analyze model.safetensors --starts 24 --horizon 4000 --tolerance 0.001
              rnn-memory analyze run/epoch-*.pt --input speech.npy
              rnn-memory analyze --traces a.npy b.npy --shared-from 1000
            """)

    @Argument(
        help: "The checkpoints, or folders of them, in the order of the numbers in their names.", completion: .file())
    var models: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Two recordings of outputs to compare instead of a checkpoint.",
            discussion:
                "Steps by outputs, or sequences by steps by outputs; both runs read the same inputs at the end.",
            valueName: "file"),
        completion: .file())
    var traces: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The step of the traces from which on both runs read the same inputs.", discussion: "Default: 0.",
            valueName: "step"))
    var sharedFrom: Int?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The checkpoints in an order of your own, instead of arguments.", valueName: "file"),
        completion: .file())
    var order: [String] = []

    @Option(
        help: ArgumentHelp(
            "The recording: .npy, .npz, .csv or .wav with the features of each step.",
            discussion: "Default: standard normal inputs.", valueName: "file"),
        completion: .file())
    var input: String?

    @Option(
        name: .customLong("tolerance"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A tolerance; may be repeated.", discussion: "Default: 10%, 1% and 0.1%.", valueName: "tolerance"),
        transform: Self.readTolerance)
    var tolerances: [Tolerance] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The number of starts, 1…4,096.", valueName: "count"))
    var starts = AnalysisSettings.preferredStarts

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of steps observed after a start.",
            discussion: "Default: a third of the recording, at most 4,000.", valueName: "steps"))
    var horizon: Int?

    @Option(
        help: ArgumentHelp(
            "The starts as steps of the recording, separated by commas.", discussion: "Default: drawn.",
            valueName: "steps"),
        transform: Self.readRows)
    var startAt: [Int]?

    @Option(
        help: ArgumentHelp(
            "The time between two steps, such as 32ms or 1h; results are given in it as well.", valueName: "time"),
        transform: Self.readDuration)
    var step: StepDuration?

    @Option(
        help: ArgumentHelp(
            "The outputs that another program computed for the input, as proof that the file is read as meant.",
            valueName: "file"),
        completion: .file())
    var expect: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The largest accepted difference from --expect.",
            discussion: "Default: what rounding in float32 explains, at least 2e-6; 1e-12 if both sides are float64.",
            valueName: "difference"),
        transform: readNumber)
    var within: Double?

    @Option(
        help: ArgumentHelp(
            "How the untrained network is drawn.",
            discussion: """
                uniformRecurrent: as PyTorch does; post: Glorot-uniform and orthogonal kernels, forget bias 1. Default: \
                uniformRecurrent for PyTorch's names, otherwise post.
                """))
    var untrained: AnalysisSettings.UntrainedInitialization?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write a report to.", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Print how long the parts of the analysis took.")
    var timings = false

    @OptionGroup var network: NetworkOptions

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var writing: WritingOptions

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard traces.isEmpty || traces.count == 2 else {
            throw ValidationError("--traces needs two files: the outputs of two runs.")
        }
        guard [models, traces, order].count(where: { !$0.isEmpty }) == 1 else {
            throw ValidationError("Give checkpoints, --order or --traces, and only one of them.")
        }
        guard traces.isEmpty || output == nil else {
            throw ValidationError("--output is not allowed with --traces, whose results are printed.")
        }
        guard sharedFrom == nil || !traces.isEmpty else { throw ValidationError("--shared-from needs --traces.") }
        let counts = StartPlan.counts
        guard counts.contains(starts) else {
            throw ValidationError(
                "--starts \(starts) is not allowed: it must be \(counts.lowerBound)…\(counts.upperBound.grouped).")
        }
        if let horizon, !StartPlan.horizons.contains(horizon) {
            throw ValidationError("--horizon \(horizon) is not allowed: it must be 1…1,000,000.")
        }
    }

    func run() async throws {
        if !traces.isEmpty { return try writeTraces() }
        if let output {
            _ = try reportOptions.readAnalysisTemplates()
            try AnalysisReport.requireNoExperiment(in: output)
        }
        let experiment = try draft().experiment()
        let runner = AnalysisRunner(threads: threads.threads, quiet: quiet)
        guard let output else {
            let measured = try await runner.records(of: experiment)
            return try write(AnalysisReport(of: experiment, measured.records), measured.progress)
        }
        let journal = Journal.folder(inOutput: output)
        let progress = try await runner.sweep(experiment, into: journal)
        let report = try await runner.writeReport(
            of: AnalysisJournal.read(journal, for: experiment), to: output, reportOptions, writing)
        try write(report, progress)
    }

    private func write(_ report: AnalysisReport, _ progress: AnalysisProgress.Snapshot) throws {
        if timings {
            for (network, timings) in progress.timings { StandardError.say("\(network): \(timings.text)") }
        }
        try StandardOutput.write(json ? report.json : report.text().visible)
    }

    private var usedTolerances: [Tolerance] { tolerances.isEmpty ? Tolerance.defaults : tolerances }

    /// The analysis that the options describe.
    private func draft() throws -> AnalysisDraft {
        let settings = AnalysisSettings(
            tolerances: usedTolerances, starts: starts, horizon: horizon, startRows: startAt,
            precision: network.precision)
        let paths = order.isEmpty ? try CheckpointFiles.list(models) : order
        let recording = try expect.map { _ in try input.map { path throws(Failure) in try Recording(reading: path) } }
        let networks = try paths.map { path throws(any Error) in
            AnalysisDraft.Network(
                file: path, module: network.module,
                isProved: try proof(of: path, on: recording ?? nil, precision: settings.usedPrecision))
        }
        return AnalysisDraft(
            name: output.map(Self.name) ?? "analysis", networks: networks,
            inputs: input.map { [AnalysisDraft.Input(path: $0)] } ?? [], settings: settings, untrained: untrained,
            reading: network.reading, step: step)
    }

    /// The name of an experiment after the folder of its report: what is allowed of the last part of its path.
    private static func name(of output: String) -> String {
        let last = output.split(separator: "/").last ?? ""
        let allowed = last.lowercased().filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        return allowed.isEmpty ? "analysis" : String(allowed.prefix(64))
    }

    private func writeTraces() throws {
        let (a, b) = (try Recording(reading: traces[0]), try Recording(reading: traces[1]))
        let analysis = try TraceAnalysis(a, b, sharedFrom: sharedFrom ?? 0, tolerances: usedTolerances)
        try StandardOutput.write(
            json ? AnalysisDocument.text(of: analysis, of: a, b, step: step) : analysis.text(step: step))
    }

    /// Whether the outputs of another program agree; nil if none were given.
    private func proof(of path: String, on recording: Recording?, precision: Precision) throws -> Bool? {
        guard let expect else { return nil }
        guard let recording else {
            throw Failure(.usage, "--expect needs --input: it has the outputs for that input.")
        }
        let checkpoint = try network.open(path)
        let read = try network.read(network.module(of: checkpoint), of: checkpoint)
        let outputs = try NetworkInference(of: read, on: recording, precision: precision)
        let proof = try OutputProof(
            outputs, against: Recording(reading: expect), of: read, on: recording, precision: precision, within: within)
        guard proof.holds else { throw Failure(.data, proof.text) }
        quiet.say(proof.text)
        return true
    }

    private static func readTolerance(_ text: String) throws -> Tolerance { try Tolerance(reading: text) }

    private static func readDuration(_ text: String) throws -> StepDuration { try StepDuration(reading: text) }

    private static func readRows(_ text: String) throws -> [Int] {
        let rows = text.split(separator: ",").map { Int($0) }
        guard !rows.isEmpty, !rows.contains(nil) else {
            throw ValidationError("it is not a list of steps such as 500,1000.")
        }
        return rows.compactMap { $0 }
    }
}

extension AnalysisSettings.UntrainedInitialization: ExpressibleByArgument {}
