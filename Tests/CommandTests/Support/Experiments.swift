/// Experiment files for tests.
enum Experiments {
    /// A grid that runs in a fraction of a second.
    static func small(runs: Int) -> String {
        """
        name: small
        inputSizes: [1, 4]
        hiddenSizes: [1, 8]
        runs: \(runs)
        steps: 2000

        """
    }

    /// Runs long enough to be interrupted: networks of this size do not become bit-identical.
    static let long = """
        name: long
        cells: [lstm]
        inputSizes: [4]
        hiddenSizes: [96]
        runs: 24
        steps: 80000

        """
}
