import Foundation
import MemoryExperiment
import Support

extension StudyFolder {
    /// The maximum size of an experiment file in bytes.
    private static let largestExperiment = ExperimentFile.largestSize
    /// The maximum size of the file of an analysis in bytes.
    private static let largestAnalysis = 64 << 10
    /// The maximum size of a state file in bytes.
    private static let largestState = 64 << 10

    /// The studies of the folder in numerical order, and a sentence for each unreadable one.
    package func studies() throws(Failure) -> (studies: [Study], complaints: [String]) {
        var (studies, complaints): ([Study], [String]) = ([], [])
        for name in try names() {
            guard let number = Self.number(of: name) else { continue }
            do throws(Failure) {
                studies.append(try study(name, number: number))
            } catch {
                complaints.append(error.message)
            }
        }
        return (studies.sorted { $0.number < $1.number }, complaints)
    }

    /// The number at the start of a study's name; nil for other names.
    static func number(of name: String) -> Int? {
        guard let match = name.wholeMatch(of: /([1-9][0-9]{0,8})-[a-z0-9\-]{1,64}/) else { return nil }
        return Int(match.1)
    }

    private func study(_ id: String, number: Int) throws(Failure) -> Study {
        let folder = "\(path)/\(id)"
        let entry = HeldFolder.Entry(at: folder)
        guard entry == .folder || entry == .nothing else {
            throw Failure(.data, "\(folder) is not a study’s folder: \(entry.reason). Move it away.")
        }
        let subject = try subject(in: folder)
        let state = try state(at: "\(folder)/\(Self.stateFile)", of: folder)
        return Study(id: id, number: number, subject: subject, folder: folder, state: state)
    }

    private func subject(in folder: String) throws(Failure) -> Study.Subject {
        let (experiment, analysis) = (
            "\(folder)/\(Study.Subject.experimentFile)", "\(folder)/\(Study.Subject.analysisFile)"
        )
        guard HeldFolder.Entry(at: experiment) == .nothing, HeldFolder.Entry(at: analysis) != .nothing else {
            let bytes = try bytes(at: experiment, limit: Self.largestExperiment)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure(.data, "\(experiment) is not UTF-8 text. Experiment files must be UTF-8.")
            }
            return .sweep(try ExperimentFile.read(text, from: experiment))
        }
        let json = try bytes(at: analysis, limit: Self.largestAnalysis)
        return .analysis(try UploadedAnalysis(json: json, from: analysis))
    }

    private func state(at place: String, of folder: String) throws(Failure) -> Study.State {
        let data = try bytes(at: place, limit: Self.largestState)
        guard let record = try? JSONDecoder().decode(StateRecord.self, from: data),
            let state = Study.State(word: record.state, message: record.message)
        else { throw Failure(.data, "\(place) does not contain a valid study state. Move \(folder) away.") }
        return state
    }

    private func bytes(at place: String, limit: Int) throws(Failure) -> Data {
        try FilePieces(at: place).bytes(limit: limit)
    }
}
