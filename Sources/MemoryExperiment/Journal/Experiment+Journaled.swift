import Recurrent
import Support

extension Experiment: JournaledExperiment {
    /// The complete experiment as JSON in one line.
    public var json: String { document.json }

    /// The form of the lines of its runs.
    public var line: RunLine { RunLine(for: self) }

    /// The experiment that a header holds: JSON is YAML, so the reader of experiment files checks it.
    public static func read(header: String) throws(Failure) -> Experiment {
        guard !header.contains("\"networks\":") else {
            throw Failure(
                .data,
                """
                it is an analysis of given networks; `rnn-memory report`, `verify`, `compare` and `journal` work on its \
                journal
                """)
        }
        return try ExperimentFile.read(header, from: "header")
    }

    /// Results ordered by variant, recurrent cell, layers, input size, hidden size, run and input stream.
    public func ordered(_ others: [RunResult]) -> [RunResult] {
        let places = Dictionary(uniqueKeysWithValues: variants.enumerated().map { ($0.element.name, $0.offset) })
        let kinds = Dictionary(uniqueKeysWithValues: CellKind.allCases.enumerated().map { ($0.element, $0.offset) })
        func rank(_ key: RunKey) -> [Int] {
            [
                places[key.cell.variant] ?? variants.count, kinds[key.cell.cell] ?? kinds.count, key.cell.layers,
                key.cell.inputSize, key.cell.hiddenSize, key.run, key.stream,
            ]
        }
        return others.map { (rank: rank($0.key), result: $0) }
            .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.result)
    }
}

extension RunResult: JournaledResult {
    /// The run in a few words.
    public var shortName: String { key.shortName }
}
