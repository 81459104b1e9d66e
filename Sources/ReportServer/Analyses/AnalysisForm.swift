import Analysis
import LoopbackHTTP
import Recurrent
import Support

/// The form for the analysis of a network.
struct AnalysisForm: Sendable {
    /// A field of the form.
    enum Field: Sendable, Hashable {
        /// The study whose files are used unless others are chosen.
        case source
        case file(UploadedAnalysis.File)
        case option(AnalysisOptions.Key)

        private static let sourceName = "source"

        /// The name in the form.
        var name: String {
            switch self {
            case .source: Self.sourceName
            case .file(let file): file.rawValue
            case .option(let key): key.rawValue
            }
        }

        /// The field of a name; nil if there is none.
        init?(name: String) {
            if name == Self.sourceName {
                self = .source
            } else if let file = UploadedAnalysis.File(rawValue: name) {
                self = .file(file)
            } else if let key = AnalysisOptions.Key(rawValue: name) {
                self = .option(key)
            } else {
                return nil
            }
        }
    }

    /// The text of each option.
    let texts: [AnalysisOptions.Key: String]
    /// The problem of each invalid field, as a sentence.
    let problems: [Field: String]
    /// The study whose files are used unless others are chosen.
    let source: AnalysisSource?
    /// The options; nil if one is invalid.
    private let options: AnalysisOptions?

    /// An empty form.
    init() { self.init([:], source: nil, fileProblems: [:]) }

    /// The form of an earlier analysis, whose files it uses.
    init(_ source: AnalysisSource) {
        self.init(source.analysis.options.texts, source: source, fileProblems: [:])
    }

    private init(
        _ texts: [AnalysisOptions.Key: String], source: AnalysisSource?, fileProblems: [Field: String]
    ) {
        self.texts = texts
        self.source = source
        do throws(AnalysisOptions.Problems) {
            options = try AnalysisOptions(texts)
            problems = fileProblems
        } catch {
            options = nil
            problems = error.sentences.reduce(into: fileProblems) { $0[.option($1.key)] = $1.value }
        }
    }

    /// The options as a browser sends them without files; missing fields are empty.
    init(_ text: FormText) {
        self.init(
            AnalysisOptions.Key.allCases.reduce(into: [:]) { texts, key in
                texts[key] = text.values(of: key.rawValue).first
            }, source: nil, fileProblems: [:])
    }

    /// The form with its files.
    ///
    /// - Parameters:
    ///   - received: What a browser has sent.
    ///   - source: The study that it names; nil if it names none, or one without files.
    init(_ received: ReceivedForm, source: AnalysisSource?) {
        var problems: [Field: String] = [:]
        for file in UploadedAnalysis.File.allCases {
            problems[.file(file)] = Self.problem(of: received.files[file], as: file, source)
        }
        if source == nil, !received.source.isEmpty {
            // Without a study, the form has no field for it.
            problems[.file(.checkpoint)] = "The study \(received.source.shortened) has no files. Choose files here."
        }
        self.init(received.texts, source: source, fileProblems: problems)
    }

    /// The problem of a form without a checkpoint.
    static let missingCheckpoint = "Choose the file of a network."

    private static func problem(
        of sent: (sentName: String, count: Int)?, as file: UploadedAnalysis.File, _ source: AnalysisSource?
    ) -> String? {
        guard let sent else {
            switch file {
            case .checkpoint: return source == nil ? missingCheckpoint : nil
            case .recording: return nil
            }
        }
        return sent.count == 0 ? "The file is empty. Choose another one." : nil
    }

    /// The analysis; nil if the form is invalid.
    func analysis(of received: ReceivedForm) -> UploadedAnalysis? {
        guard problems.isEmpty, let options, let checkpoint = name(of: .checkpoint, in: received) else { return nil }
        return UploadedAnalysis(
            checkpoint: checkpoint, recording: name(of: .recording, in: received), options: options)
    }

    private func name(of file: UploadedAnalysis.File, in received: ReceivedForm) -> UploadedName? {
        guard let sent = received.files[file] else { return source?.analysis.name(of: file) }
        return UploadedName(sent.sentName) ?? UploadedName(file.rawValue)
    }
}

// MARK: - Fields

extension AnalysisForm {
    /// A field with its words.
    struct Entry: Sendable {
        let field: Field
        let label: String
        let help: String
        let control: FormControl
    }

    /// A group of related fields.
    struct Group: Sendable {
        let legend: String
        let entries: [Entry]
    }

    private static func line(_ key: AnalysisOptions.Key, _ label: String, _ help: String) -> Entry {
        Entry(field: .option(key), label: label, help: help, control: .line)
    }

    private static func choice(
        _ key: AnalysisOptions.Key, _ label: String, _ help: String, otherwise words: String, _ values: [String]
    ) -> Entry {
        Entry(
            field: .option(key), label: label, help: help,
            control: .choice([(value: "", words: words)] + values.map { ($0, $0) }))
    }

    /// The fields of a page, in its order.
    var pageGroups: [Group] {
        guard let source else { return Self.groups }
        let entry = Entry(
            field: .source, label: "Files", help: "A file that you choose below takes the place of the study’s.",
            control: .choice([(value: "", words: "only those chosen below"), (value: source.id, words: source.words)]))
        return [Group(legend: "Files of an earlier study", entries: [entry])] + Self.groups
    }

    /// The fields of every form, in page order.
    static let groups = [
        Group(
            legend: "Files",
            entries: [
                Entry(
                    field: .file(.checkpoint), label: "Checkpoint",
                    help: """
                        From PyTorch, Keras, ONNX and others. With the recording at most \
                        \(UploadLimits.largestFiles >> 20) MiB.
                        """,
                    control: .file),
                Entry(
                    field: .file(.recording), label: "Recording",
                    help: "Inputs as .npy, .npz, .csv or .wav. Without a file: standard normal inputs.", control: .file),
            ]),
        Group(
            legend: "Network",
            entries: [
                line(.module, "Name", "Of the network, if the checkpoint contains several."),
                line(.head, "Head", "The dense layer whose outputs count, such as fc:sigmoid. Empty for none."),
                choice(
                    .gates, "Gates", "The activation of the gates, if the file does not say it.",
                    otherwise: "as in the file", GateActivation.allCases.map(\.rawValue)),
                line(.forget, "Added forget bias", "Of TensorFlow 1 cells only. Empty for 1."),
            ]),
        Group(
            legend: "Measurement",
            entries: [
                line(.tolerances, "Tolerances", "Such as 1%, 0.001, -60dB or decision. Empty for 10%, 1%, 0.1%."),
                line(
                    .starts, "Starts",
                    "1 to \(StartPlan.counts.upperBound.grouped). Empty for \(AnalysisSettings.preferredStarts)."),
                line(.horizon, "Horizon", "The number of steps observed after a start. Empty to choose it."),
                line(.step, "Step duration", "The time between two steps, such as 32ms or 1h."),
                choice(
                    .arithmetic, "Arithmetic", "The floating-point format of the computation.",
                    otherwise: "as the tolerances need", Precision.allCases.map(\.rawValue)),
            ]),
    ]
}

extension UploadedAnalysis {
    /// The files and the options that were chosen, one per line under the labels of the form.
    var text: String {
        let lines = AnalysisForm.groups.flatMap(\.entries).compactMap { entry in
            text(of: entry.field).map { "\(entry.label): \($0)\n" }
        }
        return lines.joined()
    }

    private func text(of field: AnalysisForm.Field) -> String? {
        switch field {
        case .source: nil
        case .file(let file): name(of: file)?.text
        case .option(let key): options.texts[key]
        }
    }
}
