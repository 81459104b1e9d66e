import Foundation
import TestSupport
import Testing

/// The words of the committed report, tables and code apart.
@Suite("The report says everything once")
struct ReportProseTests {
    /// The running text, findings, headings and captions, on one line.
    private static let text: String = {
        let report = try? String(contentsOfFile: "\(PackageFolder.path)/output/report.md", encoding: .utf8)
        var isCode = false
        let lines = (report ?? "").split(separator: "\n").filter { line in
            if line.hasPrefix("```") {
                isCode.toggle()
                return false
            }
            return !isCode && !line.hasPrefix("|") && !line.hasPrefix("![") && !line.hasPrefix("<")
        }
        return lines.joined(separator: " ")
            .replacing(/\(\[[^\]]*\]\([^)]*\)(, \[[^\]]*\]\([^)]*\))*\)/, with: "")
            .replacing(/\]\([^)]*\)/, with: "]")
    }()

    @Test("no sentence of over eight words stands twice")
    func repeatedSentences() {
        let sentences = Self.text.split(separator: /[.!?]\**\s+/).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.split(separator: " ").count > 8 }
        #expect(sentences.count > 100)
        let counts = sentences.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let repeated = counts.filter { $0.value > 1 }.keys.sorted()
        #expect(repeated.isEmpty, "\(repeated.joined(separator: "\n"))")
    }

    @Test("it has at most half of the 7,858 words of its first edition")
    func length() {
        let words = Self.text.split(separator: " ").count
        #expect((1_000...3_929).contains(words), "\(words) words")
    }
}
