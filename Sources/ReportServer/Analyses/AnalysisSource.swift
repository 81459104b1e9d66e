import Support

/// A study whose files another analysis can use, so that nobody has to send them again.
struct AnalysisSource: Sendable, Hashable {
    /// The name of the study in addresses.
    let id: String
    /// The number of the study.
    let number: Int
    /// Its analysis.
    let analysis: UploadedAnalysis
    /// The folder with its files.
    let folder: String

    /// The study as a source; nil if it has no files, or they are gone.
    init?(_ study: Study) {
        guard let analysis = study.analysis, study.loss == nil else { return nil }
        self.init(id: study.id, number: study.number, analysis: analysis, folder: study.folder)
    }

    private init(id: String, number: Int, analysis: UploadedAnalysis, folder: String) {
        self.id = id
        self.number = number
        self.analysis = analysis
        self.folder = folder
    }

    /// The files in words.
    var words: String {
        let names = analysis.files.compactMap { analysis.name(of: $0)?.text }.joined(separator: ", ")
        return "those of study \(number): \(names)"
    }
}
