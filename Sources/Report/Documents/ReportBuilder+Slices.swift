import MemoryExperiment

extension ReportBuilder {
    /// Measured means beside the published ones.
    mutating func comparison() -> ChapterContext? {
        let sections = data.slices.map { slice in
            let comparison = try? Comparison(GridSource(data).grid(of: slice, .cosine, .first))
            return section(
                slice, id: "comparison-\(slice.name())",
                parts: [tablePart(TableName(.comparison, of: slice)), figurePart(FigureName(.comparison, of: slice))],
                findings: comparison?.findings ?? [])
        }
        return chapter(.comparison, sections: sections)
    }

    /// How the difference of two sequences shrinks.
    mutating func divergence() -> ChapterContext? {
        let sections = data.slices.map { slice in
            section(
                slice, id: "divergence-\(slice.name())",
                parts: [
                    figurePart(FigureName(.divergence, of: slice)), figurePart(FigureName(.remainder, of: slice)),
                ],
                findings: (try? GridSource(data).divergence(of: slice))?.findings ?? [])
        }
        return chapter(.divergence, sections: sections)
    }

    /// How long it takes until two sequences are the same bits.
    mutating func bitwise() -> ChapterContext? {
        let sections = data.slices.map { slice in
            section(
                slice, id: "bitwise-\(slice.name())",
                parts: [
                    tablePart(TableName(.bitwise, of: slice)),
                    figurePart(FigureName(.heatMap(.bitwiseState, .first), of: slice)),
                ],
                findings: SizeGrid(of: slice, .bitwiseState, .first, in: data)?.medianFindings ?? [])
        }
        return chapter(.bitwise, sections: sections)
    }
}

extension Comparison {
    /// How well measured and published means agree.
    fileprivate var findings: [String] {
        [summary, entries.count > 1 ? extremes : "", coverageRemark, chanceRemark].filter { !$0.isEmpty }
    }
}
