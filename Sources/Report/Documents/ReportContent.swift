import Typesetting

/// The content of a report: the data, every figure and table that it can give, and the user's title page.
struct ReportContent: Sendable {
    /// The data of the experiment.
    let data: ReportData
    /// The results and chapters.
    let outline: ReportOutline
    /// The tables and sentences.
    let statements: ReportStatements
    /// The figures.
    let drawings: ReportDrawings
    /// The title and the authors.
    let titlePage: TitlePage
    /// The SHA-256 of the compacted journal, and of the one with more runs that stopped at first, if there is one.
    let journalDigests: (own: String, first: String?)

    /// The figures in the order of the report.
    var figures: [FigureFiles] { drawings.figures }
    /// The tables in the order of the report.
    var tables: [Table] { statements.tables }

    /// The figures and tables that the experiment cannot give.
    var omitted: [Omission] {
        var omitted: [Omission] = []
        for (name, reason) in statements.omitted + drawings.omitted { omitted.add(name, reason) }
        return omitted
    }
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
