import Support

/// Suggestions for unknown names.
package enum Spelling {
    /// The number of names that a message lists.
    private static let listed = 12

    /// The failure for an unknown name, nearest known names first.
    package static func unknown(_ what: String, _ name: String, known: [String]) -> Failure {
        Failure(.usage, "There is no \(what) ‘\(name.prefix(80))’. There are: \(nearest(to: name, in: known)).")
    }

    /// The known names nearest to another, in a sentence.
    ///
    /// - Parameter written: The form of a name in the sentence.
    package static func nearest(
        to name: String, in known: [String], written: (String) -> String = { $0 }
    ) -> String {
        let shown = String(name.prefix(80))
        let nearest = known.enumerated()
            .map { (distance: distance(shown, $1), offset: $0, name: $1) }
            .sorted { ($0.distance, $0.offset) < ($1.distance, $1.offset) }
            .map(\.name)
        let names = nearest.prefix(listed).map(written).joined(separator: ", ")
        return names + (nearest.count > listed ? " and \(nearest.count - listed) more" : "")
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
