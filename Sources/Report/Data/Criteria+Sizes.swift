import MemoryExperiment

extension [Criterion] {
    /// The criteria on the largest difference alone, loosest first.
    var sizes: [Criterion] {
        compactMap { criterion in
            if case .difference(let size) = criterion.decline { (criterion, size) } else { nil }
        }
        .sorted { $0.1 > $1.1 }.map(\.0)
    }
}
