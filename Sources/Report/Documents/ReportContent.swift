import MemoryExperiment

/// What a report is laid out from: the data, and every figure and table that it can give.
struct ReportContent: Sendable {
    /// The finished experiment.
    let data: ReportData
    /// The figures in every form, in the order of the report.
    let figures: [FigureFiles]
    /// The tables in the order of the report.
    let tables: [Table]
    /// The figures and tables that the experiment cannot give.
    let omitted: [Omission]
    /// What each chapter's tables and figures of the whole experiment show, computed once for all documents.
    let findings: [ProseChapter: [String]]
    /// What a page can show in place of the tables and maps of means.
    let alternatives: [Alternative]
    /// What moves figures, as JSON by the figures' names.
    let frames: [String: String]
}

/// Figures and tables that an experiment cannot give for one reason.
struct Omission: Sendable {
    /// Their names, each once, in the order of the report.
    var names: [String]
    /// The reason, in a sentence.
    let reason: String
}

extension [Omission] {
    /// Adds a name to those that share its reason.
    mutating func add(_ name: String, _ reason: String) {
        guard let index = firstIndex(where: { $0.reason == reason }) else {
            append(Omission(names: [name], reason: reason))
            return
        }
        if !self[index].names.contains(name) { self[index].names.append(name) }
    }
}
