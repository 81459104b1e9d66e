import Checkpoints
import MemoryExperiment
import Recurrent
public import Support

/// An analysis as a user describes it: the files have not been opened.
public struct AnalysisDraft: Sendable, Hashable {
    /// The name, `[a-z0-9-]{1,64}`.
    public var name: String
    /// The checkpoints.
    public var networks: [Network]
    /// The files of the recording; empty for standard normal inputs.
    public var inputs: [Input]
    /// What changes the results besides network and recording.
    public var settings: AnalysisSettings
    /// How untrained networks are drawn; nil to follow the framework of each network.
    public var untrained: AnalysisSettings.UntrainedInitialization?
    /// How the checkpoints are read.
    public var reading: AnalysisExperiment.Reading
    /// The duration of a step; nil if it is not known.
    public var step: StepDuration?

    /// A network of a checkpoint.
    public struct Network: Sendable, Hashable {
        /// The path of the checkpoint.
        public var file: String
        /// Its name in results; nil for the path.
        public var name: String?
        /// The network in the checkpoint; nil if it has just one.
        public var module: String?
        /// The SHA-256 that the checkpoint must have; nil for any.
        public var digest: String?
        /// Whether the outputs of the user's framework agreed; nil if none were given.
        public var isProved: Bool?
        /// How its untrained network is drawn; nil for the choice of the analysis.
        var untrained: AnalysisSettings.UntrainedInitialization?

        /// A network from its parts.
        public init(
            file: String, name: String? = nil, module: String? = nil, digest: String? = nil, isProved: Bool? = nil
        ) {
            self.file = file
            self.name = name
            self.module = module
            self.digest = digest
            self.isProved = isProved
        }
    }

    /// A file of the recording.
    public struct Input: Sendable, Hashable {
        /// The path.
        public var path: String
        /// The SHA-256 that the file must have; nil for any.
        public var digest: String?

        /// A file.
        public init(path: String, digest: String? = nil) {
            self.path = path
            self.digest = digest
        }
    }

    /// The accepted numbers of networks.
    public static let networkCounts = 1...4_096
    /// The accepted numbers of files of a recording.
    static let inputCounts = 1...1_000

    /// A draft from its parts.
    public init(
        name: String, networks: [Network], inputs: [Input], settings: AnalysisSettings,
        untrained: AnalysisSettings.UntrainedInitialization? = nil,
        reading: AnalysisExperiment.Reading = AnalysisExperiment.Reading(), step: StepDuration? = nil
    ) {
        self.name = name
        self.networks = networks
        self.inputs = inputs
        self.settings = settings
        self.untrained = untrained
        self.reading = reading
        self.step = step
    }

    /// Opens every file and makes the experiment complete.
    ///
    /// - Throws: `Failure` if a file cannot be read or is not the one that the draft names, a network cannot be computed,
    ///   or the recording does not fit a network or is too short.
    public func experiment() throws(Failure) -> AnalysisExperiment { try experiment(from: .onDisk) }

    /// Opens every file and makes the experiment complete.
    ///
    /// - Parameter files: Opens the files.
    /// - Throws: `Failure` as `experiment()` does.
    package func experiment(from files: AnalysisFiles) throws(Failure) -> AnalysisExperiment {
        var settings = settings
        if let rows = settings.startRows { settings.starts = rows.count }
        guard StartPlan.counts.contains(settings.starts) else {
            throw Failure(
                .usage,
                "An analysis has 1…\(StartPlan.counts.upperBound.grouped) starts, not \(settings.starts.grouped).")
        }
        let recording = try recording(from: files)
        var networks: [AnalysisExperiment.Network] = []
        for network in self.networks { networks.append(try complete(network, on: recording, from: files)) }
        guard Set(networks.map(\.key)).count == networks.count else {
            throw Failure(.usage, "A network is named twice; name each network of a checkpoint once.")
        }
        return AnalysisExperiment(
            name: name, networks: networks, input: recording?.input, settings: settings, reading: reading, step: step)
    }

    private func recording(
        from files: AnalysisFiles
    ) throws(Failure) -> (joined: Recording, input: AnalysisExperiment.Input)? {
        guard !inputs.isEmpty else { return nil }
        return try Recording.joined(inputs, from: files)
    }

    private func complete(
        _ network: Network, on recording: (joined: Recording, input: AnalysisExperiment.Input)?,
        from files: AnalysisFiles
    ) throws(Failure) -> AnalysisExperiment.Network {
        let checkpoint = try network.open(reading, from: files)
        let module = try checkpoint.module(named: network.module)
        let read = try AnalyzedNetwork(reading: module, of: checkpoint, head: reading.head)
        let untrained = network.untrained ?? untrained ?? module.framework.untrained
        var settings = settings
        settings.untrained = untrained
        try NetworkAnalysis(of: read, recording: recording?.joined, settings: settings, threads: 1).check()
        let name = network.name ?? network.file
        guard name != NetworkKey.untrained else {
            throw Failure(
                .usage, "A network cannot be called `\(name)`, which stands for drawn networks; choose another name.")
        }
        return AnalysisExperiment.Network(
            key: NetworkKey(name: name, digest: checkpoint.digest, module: module.name), file: network.file,
            configuration: read.configuration, outputs: read.outputs, untrained: untrained, isProved: network.isProved)
    }
}

extension AnalysisDraft.Network {
    /// Opens the checkpoint.
    ///
    /// - Throws: `Failure` if it cannot be read or has another SHA-256 than the one that is expected.
    func open(
        _ reading: AnalysisExperiment.Reading, from files: AnalysisFiles
    ) throws(Failure) -> Checkpoint {
        let checkpoint = try files.checkpoint(file, reading)
        guard digest == nil || digest == checkpoint.digest else {
            throw Failure(
                .data,
                """
                \(file) has changed: its SHA-256 is \(checkpoint.digest.prefix(12))…, not \
                \((digest ?? "").prefix(12))…. Put the file back, or analyse the new one under another name.
                """)
        }
        return checkpoint
    }
}

extension AnalysisDraft.Input {
    /// Reads the file.
    ///
    /// - Throws: `Failure` if it cannot be read or has another SHA-256 than the one that is expected.
    fileprivate func read(
        from files: AnalysisFiles
    ) throws(Failure) -> (recording: Recording, file: AnalysisExperiment.Input.File) {
        let recording = try files.recording(path)
        let found = recording.description?.digest ?? ""
        guard digest == nil || digest == found else {
            throw Failure(
                .data,
                """
                \(path) has changed: its SHA-256 is \(found.prefix(12))…, not \((digest ?? "").prefix(12))…. Put the \
                file back, or write to another output folder.
                """)
        }
        return (recording, AnalysisExperiment.Input.File(path: path, digest: found))
    }
}

extension Recording {
    /// Reads the files of a recording and puts their sequences side by side, never joined to one.
    ///
    /// - Throws: `Failure` if a file cannot be read or has another SHA-256 than the one that is expected, or if they differ
    ///   in width.
    static func joined(
        _ inputs: [AnalysisDraft.Input], from opener: AnalysisFiles
    ) throws(Failure) -> (joined: Recording, input: AnalysisExperiment.Input) {
        if inputs.count == 1 {
            // Most recordings are one file, and it may be large.
            let read = try inputs[0].read(from: opener)
            return (read.recording, AnalysisExperiment.Input(files: [read.file]))
        }
        var numbers: [Double] = []
        var sequences: [Range<Int>] = []
        var files: [AnalysisExperiment.Input.File] = []
        var features = 0
        for input in inputs {
            let (recording, file) = try input.read(from: opener)
            guard features == 0 || recording.features == features else {
                throw Failure(
                    .data,
                    """
                    \(input.path) has \(recording.features.counted("feature")) per step, but the files before it have \
                    \(features.grouped); give files of one width.
                    """)
            }
            features = recording.features
            guard numbers.count + recording.numbers.count <= Recording.mostNumbers else {
                throw Failure(
                    .data,
                    "The recording has more than \(Recording.mostNumbers.grouped) numbers; give fewer or shorter files."
                )
            }
            let first = numbers.count / features
            sequences += recording.sequences.map { $0.lowerBound + first..<$0.upperBound + first }
            numbers += recording.numbers
            files.append(file)
        }
        let input = AnalysisExperiment.Input(files: files)
        let joined = try Recording(
            numbers: numbers, features: features, sequences: sequences,
            origin: .file(name: input.name, digest: input.digest))
        return (joined, input)
    }
}

extension AnalysisExperiment.Input {
    /// The file, or the first of several.
    var name: String {
        let first = files.first?.path ?? ""
        return files.count > 1 ? "\(first) and \((files.count - 1).counted("other file"))" : first
    }

    /// The SHA-256 of the only file, or of those of several files, one after the other.
    var digest: String {
        files.count == 1 ? files[0].digest : SHA256.hexadecimal(of: files.map(\.digest).joined())
    }
}
