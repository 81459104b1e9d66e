import Analysis
import Support
import Typesetting

extension Table {
    /// The most units that the table lists for readers.
    private static let mostUnits = 20

    /// The slowest units for readers, all units for programs.
    static func units(of study: NetworkStudy) -> Table {
        let ranking = UnitRanking(study)
        let listed = ranking.units.prefix(mostUnits)
        let isCensored = listed.contains { $0.halfLife == nil }
        let horizon = Double(study.reading.horizon)
        return Table(
            name: study.name("units"),
            title: listed.count < ranking.units.count
                ? "The \(NumberText.grouped(listed.count)) slowest units" : "Units, the slowest first",
            caption: """
                The half-life is the median number of shared steps until a unit’s difference stays below half of the \
                initial one. The gate’s time scale is −1/ln of its mean. Layers and units count from 0.
                """,
            stubHeads: ["Layer", "Unit"], spanner: "Steps", columns: ["Half-life", "Time scale of the gate"],
            rows: listed.map { unit in
                TableRow(
                    labels: [String(unit.layer), NumberText.grouped(unit.unit)],
                    cells: [
                        unit.halfLife.map { study.cell($0) }
                            ?? TableCell(">\u{A0}\(StepText.number(horizon))", detail: study.timeDetail(horizon)),
                        unit.timeScale.flatMap { $0.isFinite ? $0 : nil }
                            .map { TableCell(NumberText.significant($0, digits: 3)) } ?? .empty,
                    ])
            },
            footnotes: isCensored ? ["“>” marks half-lives beyond the horizon."] : [],
            records: Records(
                columns: ["layer", "unit", "half_life", "time_scale"],
                rows: ranking.units.map { unit in
                    [
                        .integer(unit.layer), .integer(unit.unit), Scalar(unit.halfLife),
                        Scalar(unit.timeScale.flatMap { $0.isFinite ? $0 : nil }),
                    ]
                }))
    }
}
