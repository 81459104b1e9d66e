import Foundation
import Support

/// The analysis of a network in files that a user has sent.
package struct UploadedAnalysis: Sendable, Hashable {
    /// The name of the checkpoint on the user's machine.
    let checkpoint: UploadedName
    /// The name of the recording on the user's machine; nil for standard normal inputs.
    let recording: UploadedName?
    /// The options.
    let options: AnalysisOptions

    /// The files of an analysis; the raw values are their names in a study's folder and in forms.
    enum File: String, Sendable, Hashable, CaseIterable {
        case checkpoint, recording
    }

    /// The name of a file on the user's machine; nil if the analysis has no such file.
    func name(of file: File) -> UploadedName? {
        switch file {
        case .checkpoint: checkpoint
        case .recording: recording
        }
    }

    /// The files that the analysis has.
    var files: [File] { File.allCases.filter { name(of: $0) != nil } }

    /// What is analysed, as a phrase without a full stop.
    var summary: String {
        let input = recording.map { "on \($0.text)" } ?? "on standard normal inputs"
        return "How long the network in \(checkpoint.text) remembers \(input), from \(options.starts.counted("start"))"
    }
}

// MARK: - The file of an analysis

extension UploadedAnalysis {
    /// The contents of the file of an analysis.
    private struct Record: Codable {
        var schema = 1
        var checkpoint: String
        var recording: String?
        var options: [String: String]
    }

    /// The analysis as JSON.
    var json: String {
        let options = Dictionary(uniqueKeysWithValues: options.texts.map { ($0.key.rawValue, $0.value) })
        let record = Record(checkpoint: checkpoint.text, recording: recording?.text, options: options)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return ((try? encoder.encode(record)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }

    /// Reads the analysis from JSON.
    ///
    /// - Parameter place: The path of the file, for messages.
    /// - Throws: `Failure(.data)` if it is not the file of an analysis, or an option is invalid.
    init(json: Data, from place: String) throws(Failure) {
        guard let record = try? JSONDecoder().decode(Record.self, from: json), record.schema == 1,
            let checkpoint = UploadedName(record.checkpoint)
        else { throw Failure(.data, "\(place) does not describe an analysis. Move its folder away.") }
        var texts: [AnalysisOptions.Key: String] = [:]
        for (name, text) in record.options {
            guard let key = AnalysisOptions.Key(rawValue: name) else {
                throw Failure(.data, "\(place) has the unknown option `\(name.shortened)`. Remove it.")
            }
            texts[key] = text
        }
        do throws(AnalysisOptions.Problems) {
            options = try AnalysisOptions(texts)
        } catch {
            let problem = error.sentences.min { $0.key.rawValue < $1.key.rawValue }
            throw Failure(.data, "\(place), \(problem?.key.rawValue ?? ""): \(problem?.value ?? "")")
        }
        self.checkpoint = checkpoint
        recording = record.recording.flatMap(UploadedName.init)
    }
}
