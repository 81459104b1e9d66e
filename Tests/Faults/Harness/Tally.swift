/// The result of all tries of a row.
struct Tally: Sendable {
    /// The name of the row.
    let name: String
    /// The harm, as a phrase.
    let about: String
    /// The number of tries in a full run.
    let goal: Int
    /// The number of tries so far.
    private(set) var tries = 0
    /// Their total harm, without notes.
    private(set) var harm = Harm()

    /// A row without tries.
    init(name: String, about: String, goal: Int) {
        self.name = name
        self.about = about
        self.goal = goal
    }

    /// Adds a try.
    mutating func add(_ other: Harm) {
        tries += 1
        harm.lost += other.lost
        harm.wrong += other.wrong
        harm.crashed += other.crashed
    }

    /// The table of all rows, in Markdown.
    static func table(_ tallies: [Tally], skipped: [Skipped]) -> String {
        var lines = [
            "| Fault | What is done | Tries | Records lost | Wrong results | Crashes |",
            "| --- | --- | ---: | ---: | ---: | ---: |",
        ]
        for row in tallies {
            let numbers = [row.tries, row.harm.lost, row.harm.wrong, row.harm.crashed].map(grouped)
            lines.append("| `\(row.name)` | \(row.about) | \(numbers.joined(separator: " | ")) |")
        }
        lines += skipped.map { "| `\($0.name)` | skipped: \($0.reason) | – | – | – | – |" }
        return lines.joined(separator: "\n")
    }

    /// A number with commas between thousands.
    private static func grouped(_ number: Int) -> String {
        number < 1_000
            ? String(number) : grouped(number / 1_000) + "," + String(String(number % 1_000 + 1_000).dropFirst())
    }
}

/// A row that cannot be tried here.
struct Skipped: Sendable {
    /// The name of the row.
    let name: String
    /// The reason, as a phrase.
    let reason: String
}
