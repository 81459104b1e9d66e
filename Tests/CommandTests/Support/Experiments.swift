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
    static func long(runs: Int) -> String {
        """
        name: long
        cells: [lstm]
        inputSizes: [4]
        hiddenSizes: [96]
        runs: \(runs)
        steps: 80000

        """
    }
}
