import MemoryExperiment
import Testing

/// The README's description of the keys of experiment files.
@Suite("Keys in the README")
struct ReadmeKeyTests {
    @Test("`criteria` names every criterion")
    func criteria() throws {
        let row = try #require(Page("README.md").text.split(separator: "\n").first { $0.hasPrefix("| `criteria` | ") })
        let thresholds = (1...6).map { "`max-1e-\($0)`" }.joined(separator: ", ")
        let names = row.replacing("`max-1e-1` … `max-1e-6`", with: thresholds)
        for criterion in Criterion.all { #expect(names.contains("`\(criterion.name)`"), "\(criterion.name)") }
    }
}
