import Foundation
import MemoryExperiment
import Support
import Testing

/// Texts that other YAML readers would take for something else are quoted.
@Suite struct YAMLTextTests {
    /// What readers of YAML 1.1 or 1.2, including PyYAML, take for null, truth values, numbers, dates or syntax.
    private static let forms = [
        "null", "Null", "NULL", "~", "", "true", "True", "FALSE", "yes", "Yes", "no", "NO", "on", "On", "off", "y", "N",
        "0123",
        "0o17", "0x1F", "0b11", "1", "-1", "+1", "1e3", "1.5", "1_000", "12:30:45", "190:20:30", ".inf", "-.inf",
        ".nan", ".5",
        "2020-01-01", "2020-01-01t00:00:00z", "-", "--", "- a", "a: b", "a #b", "&a", "*a", "!a", "|", ">", "%a", "@a",
        "`a",
        "{a}", "[a]", "a,b", "\"a\"", "'a'", " a", "a ", "?", ":", "=", "<<", "---", "...", "a\nb", "1-layer", "-a",
    ]

    @Test(arguments: forms)
    func ambiguousTextsAreQuoted(text: String) {
        let record = Document.record([Document.Field("key", .text(text)), Document.Field("list", .list([.text(text)]))])
        let quoted = Document.text(text).json
        #expect(record.yaml == "key: \(quoted)\nlist: [\(quoted)]\n")
    }

    @Test(arguments: ["post", "max-1e-6", "float32", "glorotUniform", "a", "nothing", "one", "e3", "inf", "none-2"])
    func plainWordsAreNotQuoted(text: String) {
        #expect(Document.record([Document.Field("key", .text(text))]).yaml == "key: \(text)\n")
    }

    /// The names among them, of experiments and variants.
    @Test func ambiguousNamesRoundTrip() throws {
        let names = Self.forms.filter { $0.wholeMatch(of: /[a-z0-9\-]{1,64}/) != nil }
        #expect(names.count > 15)
        for name in names {
            let other = name == "1" ? "2" : "1"
            let text =
                "name: \"\(name)\"\nvariants: [{ name: '\(name)', overrides: { inputScale: 2 } }, { name: \"\(other)\" }]\n"
            let experiment = try ExperimentFile.read(text, from: "text")
            #expect(experiment.name == name && experiment.variants.map(\.name) == [name, other])
            #expect(experiment.yaml.hasPrefix("name: \"\(name)\"\n"))
            #expect(
                experiment.yaml.contains(
                    "variants: [{ name: \"\(name)\", overrides: { inputScale: 2 } }, { name: \"\(other)\", "))
            #expect(try ExperimentFile.read(experiment.yaml, from: "text") == experiment)
            #expect(try ExperimentDraft(experiment).experiment() == experiment)
        }
    }

    @Test func presetsNeedNoQuotationMarks() {
        for preset in Experiment.presets { #expect(!preset.yaml.contains("\"")) }
    }
}
