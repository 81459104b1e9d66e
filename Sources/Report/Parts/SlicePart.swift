import MemoryExperiment
import Typesetting

/// A kind of figure or table of one slice of an experiment: its name, the reports that contain it, and how it is made.
///
/// Each is defined in the file that makes it and listed by its chapter.
package struct SlicePart<Content: Sendable>: Sendable {
    /// The names that denote a slice's part; the first is that of its files.
    let names: @Sendable (Slice) -> [String]
    /// Whether reports of an experiment hold it, or the reason why they cannot.
    let isReported: @Sendable (Experiment) -> Bool
    /// Whether it shows one step of many, which readers choose with a slider; documents without one leave it out.
    let hasSlider: Bool
    /// Makes it under its name, or throws the reason why an experiment cannot give it.
    let make: @Sendable (_ name: String, Slice, GridSource) throws(Unavailable) -> Content

    /// A kind from its parts.
    init(
        names: @escaping @Sendable (Slice) -> [String], isReported: @escaping @Sendable (Experiment) -> Bool,
        hasSlider: Bool = false,
        make: @escaping @Sendable (_ name: String, Slice, GridSource) throws(Unavailable) -> Content
    ) {
        self.names = names
        self.isReported = isReported
        self.hasSlider = hasSlider
        self.make = make
    }

    /// A kind whose names are a word before the slice's, such as `divergence-lstm`.
    init(
        _ prefix: String, isReported: @escaping @Sendable (Experiment) -> Bool = { _ in true }, hasSlider: Bool = false,
        make: @escaping @Sendable (_ name: String, Slice, GridSource) throws(Unavailable) -> Content
    ) {
        self.init(names: { ["\(prefix)-\($0.name())"] }, isReported: isReported, hasSlider: hasSlider, make: make)
    }
}

/// A figure of a slice.
package typealias SliceFigure = SlicePart<Figure>

/// A table of a slice.
package typealias SliceTable = SlicePart<Table>

extension Experiment {
    /// Whether there are enough sizes for a map; one with a single row or column adds nothing to its table.
    var hasMaps: Bool { plan.inputSizes.count > 1 && plan.hiddenSizes.count > 1 }
}
