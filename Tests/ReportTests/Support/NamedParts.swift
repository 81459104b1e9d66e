import Report
import Typesetting

extension FigureCatalogue {
    /// The figure of a chapter for the whole experiment.
    ///
    /// - Throws: `Unavailable` with the reason why the experiment has no such figure.
    func whole(_ name: String) throws -> Figure {
        guard let figure = WholeFigure.all.first(where: { $0.name == name }) else { throw UnknownPart(name: name) }
        return try self.figure(.whole(figure))
    }
}

extension TableCatalogue {
    /// The table of a chapter for the whole experiment.
    ///
    /// - Throws: `Unavailable` with the reason why the experiment has no such table.
    func whole(_ name: String) throws -> Table {
        guard let table = WholeTable.all.first(where: { $0.name == name }) else { throw UnknownPart(name: name) }
        return try self.table(.whole(table))
    }
}

/// No chapter has a part of that name.
struct UnknownPart: Error {
    let name: String
}
