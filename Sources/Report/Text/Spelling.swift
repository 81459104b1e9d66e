import MemoryExperiment

/// Help for names that are not known.
enum Spelling {
    /// How many names a message lists.
    private static let listed = 12

    /// The failure for an unknown name, with the known names nearest to it first.
    static func unknown(_ what: String, _ name: String, known: [String]) -> Failure {
        let shown = String(name.prefix(80))
        let nearest = known.enumerated()
            .map { (distance: distance(shown, $1), offset: $0, name: $1) }
            .sorted { ($0.distance, $0.offset) < ($1.distance, $1.offset) }
            .map(\.name)
        let names = nearest.prefix(listed).joined(separator: ", ")
        let rest = nearest.count > listed ? " and \(nearest.count - listed) more" : ""
        return Failure(.usage, "There is no \(what) ‘\(shown)’. There are: \(names)\(rest).")
    }

    /// The smallest number of letters to insert, remove or replace that makes one word of the other (Levenshtein 1966).
    ///
    /// - Complexity: O(*n* · *m*) in the lengths of the words.
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in right.indices {
                let replaced = diagonal + (letter == right[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
