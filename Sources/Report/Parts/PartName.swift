import Typesetting

/// The subject of a figure or table, given by its name.
package enum PartName<Content: Sendable>: Sendable {
    /// A slice of the experiment.
    case ofSlice(SlicePart<Content>, Slice)
    /// All of the experiment.
    case whole(WholePart<Content>)

    /// The kind of part of a slice.
    package init(_ part: SlicePart<Content>, of slice: Slice) {
        self = .ofSlice(part, slice)
    }

    /// The name of files and on the command line.
    package var text: String { names[0] }

    /// Every name that denotes it, its own first.
    var names: [String] {
        switch self {
        case .ofSlice(let part, let slice): part.names(slice)
        case .whole(let part): [part.name]
        }
    }

    /// Whether only documents with sliders have it.
    package var hasSlider: Bool {
        switch self {
        case .ofSlice(let part, _): part.hasSlider
        case .whole: false
        }
    }

    /// The figure or table itself.
    ///
    /// - Throws: `Unavailable` with the reason why the experiment cannot give it, or cannot yet.
    func content(in data: ReportData) throws(Unavailable) -> Content {
        switch self {
        case .ofSlice(let part, let slice): return try part.make(text, slice, GridSource(data))
        case .whole(let part):
            try data.requireEveryRun()
            return try part.make(part.name, data)
        }
    }
}

/// A figure's name.
package typealias FigureName = PartName<Figure>

/// A table's name.
package typealias TableName = PartName<Table>
