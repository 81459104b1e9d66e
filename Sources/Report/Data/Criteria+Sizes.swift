import MemoryExperiment

extension [Criterion] {
    /// Those that wait for a largest difference alone, from the loosest on.
    var sizes: [Criterion] {
        compactMap { criterion in
            if case .difference(let size) = criterion.decline { (criterion, size) } else { nil }
        }
        .sorted { $0.1 > $1.1 }.map(\.0)
    }
}
