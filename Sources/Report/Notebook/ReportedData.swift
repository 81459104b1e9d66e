import MemoryExperiment
import Support

/// The CSV files of a report that a notebook reads, beside what the journal gives for them.
struct ReportedData {
    /// The folder of the report.
    let folder: String
    /// The folder of the journal.
    let journal: String

    /// Checks that the folder has the files and that they are those of the journal.
    ///
    /// - Throws: `Failure(.missingInput)` if the folder or a file is missing, `Failure(.data)` if a file has other
    ///   contents.
    /// - Complexity: O(*n*) in the number of bytes.
    func require(_ files: [OutputFile]) throws(Failure) {
        let held = try SystemError.reporting(.missingInput, "There is no report in \(folder)") {
            () throws(SystemError) in try HeldFolder(at: folder)
        }
        for file in files {
            let path = OutputPath(file.path)
            guard let place = try? held.folder(path.folder), (try? place.entry(path.name)) != .nothing else {
                throw Failure(
                    .missingInput,
                    """
                    \(folder)/\(file.path) is missing: an older version of the program wrote the report, or it is in another \
                    folder. \(advice)
                    """)
            }
            let present = try BoundedFile(path.name, in: place, limit: FormerReports.largestFile).bytes()
            guard present.elementsEqual(file.bytes) else {
                throw Failure(
                    .data,
                    """
                    \(folder)/\(file.path) differs from what \(journal) gives: the report was made from other runs or by \
                    another version of the program. \(advice)
                    """)
            }
        }
    }

    private var advice: String {
        "Run ‘rnn-memory report’ again, or name the folder of the report with --report and that of its journal with --journal."
    }
}
