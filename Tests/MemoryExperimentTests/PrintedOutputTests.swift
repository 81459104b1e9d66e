import MemoryExperiment
import Testing

@Suite struct PrintedOutputTests {
    @Test(arguments: [
        ("output/journal", "output-latex"), ("output-quick/journal/", "output-quick-latex"),
        ("/a/b/journal", "/a/b-latex"),
        ("journal", "journal-latex"), ("mine", "mine-latex"), ("/journal", "/journal-latex"),
        ("./journal", "./journal-latex"), ("../journal", "../journal-latex"),
    ])
    func laTeXFolderIsBesideTheOutputFolder(journal: String, output: String) {
        #expect(Journal.printedOutput(of: journal, as: "latex") == output)
    }
}
