import Charts
import MemoryExperiment
import Support

extension Figure {
    /// First minus second side by hidden size (across) and input size (upwards).
    static func difference(of slice: SliceDifference, in difference: ExperimentDifference) -> Figure {
        let names = difference.names
        let title = difference.title(of: slice)
        let hatched = slice.present.map(\.cell.difference).filter { $0.meanDifference == nil }
        let isTested = hatched.contains { $0.probability != nil }
        let isSame = hatched.contains(where: \.isOfSameRuns)
        let isUntested = hatched.contains { $0.probability == nil && !$0.isOfSameRuns }
        let logRank = ", compared by a log-rank test: A is later or sooner than B"
        let chart = HeatMap(
            title: RichText(difference.headline(of: slice)),
            columns: .init(title: "Hidden size", labels: slice.hiddenSizes.map(String.init)),
            rows: .init(title: "Input size", labels: slice.inputSizes.map(String.init)),
            valueTitle: "A − B, shared steps",
            boundTitle: isTested ? "censored runs: A later or sooner than B" : nil, coloring: .diverging(),
            details: { column, row in
                slice[row, column].map { difference.details(of: $0, in: slice) } ?? []
            },
            cell: { column, row in
                guard let cell = slice[row, column] else { return .absent }
                let label = difference.label(of: cell)
                guard let means = cell.difference.meanDifference else {
                    return .bound(nil, label: HeatMap.Label(label))
                }
                return .value(
                    means.value, label: HeatMap.Label(label, short: difference.label(of: cell, isShort: true)))
            })
        return Figure(
            name: difference.name(of: slice), title: "\(title): A − B",
            caption: """
                Each tile shows the mean steps (\(difference.quantity)) of \(names.first) (A) minus those of \(names.second) \
                (B). A is larger in red, smaller in blue. \(difference.starNote) \
                \(hatched.isEmpty ? "" : "Hatched tiles hold censored runs\(isTested ? logRank : "").")\
                \(isSame ? " “same” marks the same runs on both sides." : "")\
                \(isUntested ? " “–” marks sides that nothing distinguishes." : "")
                """.trimmed,
            alternativeText: """
                Heat map of differences for \(NumberText.count(slice.present.count, "setting", "settings")). \
                \(difference.findings(of: slice).joined(separator: " "))
                """,
            chart: chart, width: width(columns: slice.hiddenSizes.count))
    }
}

extension ExperimentDifference {
    /// The facts about a table cell that its tile gives on demand.
    fileprivate func details(of cell: SliceDifference.Cell, in slice: SliceDifference) -> [HotRegion.Detail] {
        func text(_ side: CellDifference.Side, sharedSteps: Int) -> String {
            if let mean = side.mean { return NumberText.fixed(mean, decimals: decimals) }
            return side.statistics.map { CellText.censored($0, sharedSteps: sharedSteps) } ?? "–"
        }
        var details = [
            HotRegion.Detail("A", text(cell.difference.first, sharedSteps: slice.sharedSteps.first)),
            HotRegion.Detail("B", text(cell.difference.second, sharedSteps: slice.sharedSteps.second)),
        ]
        if let interval = cell.difference.meanDifference?.interval(level: request.level) {
            details.append(.init("\(request.levelText) interval", interval.text(decimals: decimals)))
        }
        if let probability = cell.difference.probability {
            details.append(.init("p", NumberText.probability(probability)))
        }
        if let corrected = cell.corrected { details.append(.init("p, corrected", NumberText.probability(corrected))) }
        return details
    }
}
