import ArgumentParser
import Charts
import Report

/// The size of a figure.
struct SizeOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The width, from 2in to 10in, with unit in, mm, cm or pt (default: 6.5in).",
            discussion: "Journal columns are 3.25in to 3.5in wide, pages 6.75in to 7in. Font sizes do not change.",
            valueName: "length"),
        transform: { try length($0, in: 144...720, "a width", example: "82mm", range: "2in to 10in") })
    var width = Length(points: 468)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The height, from 1in to 20in (default: chosen from the width).", valueName: "length"),
        transform: { try length($0, in: 72...1440, "a height", example: "2.5in", range: "1in to 20in") })
    var height: Length?

    /// The size for a figure.
    var size: FigureSize { FigureSize(width: width.points, height: height?.points) }

    private static func length(
        _ text: String, in range: ClosedRange<Double>, _ what: String, example: String, range words: String
    ) throws -> Length {
        guard let length = Length(text), range.contains(length.points) else {
            throw ValidationError("\(what) is a number with unit in, mm, cm or pt, from \(words), such as \(example).")
        }
        return length
    }
}
