import Cairo
import ChartRendering
import Charts
import Testing

@Suite("Fonts")
struct FontTests {
    @Test("a missing family is an error and is not substituted")
    func missingFamily() {
        let family = "No Such Family At All"
        for attempt in [
            { _ = try PangoTextMeasurement(family: family) }, { _ = try DrawingLibraries.inUse(family: family) },
            { _ = try Samples.line("text", family: family).rendered(as: .svg) },
        ] as [() throws -> Void] {
            #expect {
                try attempt()
            } throws: { error in
                guard case CairoError.fontNotInstalled(family, _) = error else { return false }
                return "\(error)".contains(family) && "\(error)".contains("Install it")
            }
        }
    }

    @Test("of several families, the first that is installed is chosen")
    func choice() throws {
        let missing = "No Such Family At All"
        #expect(try InstalledFonts.first(of: [missing, Samples.family, "DejaVu Serif"]) == Samples.family)
        #expect(try InstalledFonts.first(of: [Samples.family]) == Samples.family)
        #expect(try InstalledFonts.first(of: [missing, missing]) == nil)
        #expect(try InstalledFonts.first(of: []) == nil)
    }

    @Test("the pinned family's error names the package")
    func advice() {
        let error = CairoError.fontNotInstalled(Typography.pinnedFamily, substitute: "Other")
        #expect(error.description.contains("fonts-dejavu-core"))
    }

    @Test("a character that the family lacks is an error and is not substituted")
    func missingCharacter() {
        #expect(throws: CairoError.characterMissing(in: "steps 漢", family: Samples.family)) {
            try Samples.line("steps 漢").rendered(as: .pdf)
        }
    }

    @Test("the font has every character that charts use")
    func usedCharacters() throws {
        let text = RichText("− ≥ ≤ ± × · … – “” ’ µ α").superscript("−0123456789").subscript("ab")
        #expect(try !Samples.line(text).rendered(as: .svg).isEmpty)
    }

    @Test("widths grow with the size, add up, and shrink in superscripts")
    func measuring() throws {
        let measurement = try Samples.measurement()
        func width(_ text: RichText, _ size: Double, _ weight: TextStyle.Weight = .regular) -> Double {
            measurement.extent(of: text, in: TextStyle(family: Samples.family, size: size, weight: weight)).width
        }
        #expect(abs(width("steps 128", 20) - 2 * width("steps 128", 10)) < 0.02)
        #expect(abs(width("00", 100) - 2 * width("0", 100)) < 0.02)
        #expect(width("steps", 10, .bold) > width("steps", 10))
        #expect(abs(width(RichText("").superscript("00"), 100) - 0.7 * width("00", 100)) < 0.1)
        #expect(width("", 10) == 0)
    }

    @Test("heights span capitals and descenders, and grow with superscripts and subscripts")
    func heights() throws {
        let measurement = try Samples.measurement()
        let style = TextStyle(family: Samples.family, size: 100)
        let plain = measurement.extent(of: "x", in: style)
        #expect((70...76).contains(plain.ascent))
        #expect((18...26).contains(plain.descent))
        #expect(measurement.extent(of: RichText("10").superscript("3"), in: style).ascent > plain.ascent)
        #expect(measurement.extent(of: RichText("h").subscript("a"), in: style).descent > plain.descent)
    }

    @Test("the versions of the drawing libraries and the font are known")
    func versions() throws {
        let versions = try DrawingLibraries.inUse(family: Samples.family)
        #expect(versions.cairo.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
        #expect(versions.pango.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
        #expect(versions.fontVersion.wholeMatch(of: /\d+\.\d+/) != nil)
    }
}
