import ArgumentParser
import Charts
import Foundation
import MemoryExperiment
import Report
import Support

/// The theme of figures and its modifications.
struct ThemeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The theme of figures: web, paper, slides, the same with -dark, nature, ieee, acm, neurips, or a theme file.
            """,
            discussion: """
                Default: web; paper for LaTeX and Typst. A theme file is YAML with the optional keys base, font, sizes, colors, \
                colormap, lines, titles and gridLines.
                """, valueName: "name|file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var theme: String?

    @Option(help: "The sequential colormap (default: as the theme sets).")
    var colormap: SequentialColormap?

    @Option(help: ArgumentHelp("An installed font family (default: as the theme sets).", valueName: "family"))
    var font: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Whether to draw titles in figures (default: as the theme sets).")
    var title: Bool?

    /// The theme file; nil if the theme is built in or not given.
    var file: String? { theme.flatMap { name in FileManager.default.fileExists(atPath: name) ? name : nil } }

    /// The theme with the changes of the other options.
    ///
    /// - Parameter usual: The theme if none is given.
    /// - Throws: `Failure` for an unknown theme, or a theme file that is unreadable or invalid.
    func read(over usual: Theme = .web) throws(Failure) -> Theme {
        var look = try theme.map { name throws(Failure) in try Theme.named(name) } ?? usual
        if let colormap { look = look.colored(colorMap: colormap) }
        if let font { look = look.lettered(in: font) }
        if let title { look.showsTitles = title }
        return look
    }
}

extension SequentialColormap: ExpressibleByArgument {}
