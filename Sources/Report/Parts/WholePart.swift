import MemoryExperiment
import Typesetting

/// A kind of figure or table of a whole experiment: its name, the experiments that it suits, and how it is made.
///
/// Each belongs to a chapter.
package struct WholePart<Content: Sendable>: Sendable {
    /// The name of its files and on the command line.
    package let name: String
    /// Whether experiments of this kind are expected to have it, so that its absence needs a reason.
    let suits: @Sendable (Experiment) -> Bool
    /// Makes it under its name, or throws the reason why an experiment cannot give it.
    let make: @Sendable (_ name: String, ReportData) throws(Unavailable) -> Content

    /// A kind from its parts.
    init(
        _ name: String, suits: @escaping @Sendable (Experiment) -> Bool,
        make: @escaping @Sendable (_ name: String, ReportData) throws(Unavailable) -> Content
    ) {
        self.name = name
        self.suits = suits
        self.make = make
    }
}

/// A figure of a whole experiment.
package typealias WholeFigure = WholePart<Figure>

/// A table of a whole experiment.
package typealias WholeTable = WholePart<Table>
