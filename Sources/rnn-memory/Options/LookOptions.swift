import ArgumentParser
import Charts

/// How a figure looks.
struct LookOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The width: a number with in, mm, cm or pt, from 2in to 10in.",
            discussion: "Columns of journals are "
                + "3.25in to 3.5in wide. Pictures have 300 pixels to the inch.", valueName: "length"),
        transform: readWidth)
    var width = Length(points: 468)

    @Option(help: "How the figure looks: for a page on a screen or for a printed column.")
    var theme = ThemeName.web

    private static func readWidth(_ text: String) throws -> Length {
        guard let length = Length(text), (144.0...720.0).contains(length.points) else {
            throw ValidationError("a width is a number with in, mm, cm or pt, from 2in to 10in, such as 82mm.")
        }
        return length
    }
}

/// The themes by the names that the command line gives them.
enum ThemeName: String, CaseIterable, ExpressibleByArgument {
    case web, paper

    var theme: Theme {
        switch self {
        case .web: .web
        case .paper: .paper
        }
    }
}
