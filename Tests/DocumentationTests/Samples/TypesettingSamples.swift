import Testing
import Typesetting

@Suite("Samples of Typesetting")
struct TypesettingSamples {
    @Test("a sentence in four languages")
    func sentence() {
        let prose = Prose("The difference shrinks like $e^{\\lambda t}$.")
        print(prose.html(), prose.markdown(), prose.latex(), prose.typst())

        #expect(prose.html().contains("<math"))
        #expect(prose.latex().contains("\\lambda"))
        #expect(prose.typst().contains("λ"))
    }
}
