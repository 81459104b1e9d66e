import ArgumentParser
import Charts
import Foundation
import MemoryExperiment
import Report

/// How figures look.
struct ThemeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How figures look: for a page on a screen, a printed column or a wall, or as a theme file says.",
            discussion: """
                There are web, paper and slides, and web-dark, paper-dark and slides-dark. A theme file is YAML: base, \
                font, sizes, colors, colormap, lines and titles, all of which can be left out.
                """, valueName: "name|file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var theme: String?

    @Option(help: "The colours of numbers in an order: \(SequentialColormap.allValueStrings.joined(separator: ", ")).")
    var colormap: SequentialColormap?

    @Option(help: ArgumentHelp("The font family.", valueName: "family"))
    var font: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Draw the title within figures, which says what they show. The theme decides without it.")
    var title: Bool?

    /// The file that the theme is read from; nil where a theme of the program is named, or none.
    var file: String? { theme.flatMap { name in FileManager.default.fileExists(atPath: name) ? name : nil } }

    /// The theme with what the options change.
    ///
    /// - Parameter usual: The theme where none is named.
    /// - Throws: `Failure` for a theme that is not known, or a file that cannot be read or says what is not allowed.
    func read(over usual: Theme = .web) throws(Failure) -> Theme {
        var look = try theme.map { name throws(Failure) in try Theme.named(name) } ?? usual
        if let colormap { look = look.colored(colorMap: colormap) }
        if let font { look = look.lettered(in: font) }
        if let title { look.showsTitles = title }
        return look
    }
}

extension SequentialColormap: ExpressibleByArgument {}
