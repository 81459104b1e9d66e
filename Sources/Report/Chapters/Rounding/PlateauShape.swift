import Charts

/// The shape of the curves of differing units, in words.
struct PlateauShape {
    /// The lines of each panel that have points, by ascending hidden size.
    private let panels: [[[Plots.Sample]]]
    private let sharedSteps: Int

    /// The shape of the lines in plots whose series are sorted by hidden size.
    ///
    /// - Parameters:
    ///   - plots: The plots.
    ///   - sharedSteps: The last step observed.
    init(of plots: [Plots.Plot], sharedSteps: Int) {
        panels = plots.map { $0.series.map(\.samples).filter { !$0.isEmpty } }
        self.sharedSteps = sharedSteps
    }

    private var lines: [[Plots.Sample]] { panels.flatMap(\.self) }

    /// Whether any line has two points, at least one of them above 0.
    var isVisible: Bool { lines.contains { $0.count > 1 && $0.contains { $0.y > 0 } } }

    /// The power of ten before which all lines are level at 1, at least 1.
    var start: Double {
        let falls = lines.compactMap { line in line.first { $0.y < 0.995 }?.x }
        var start = 1.0
        while let fall = falls.min(), 10 * start < fall { start *= 10 }
        return start
    }

    /// The subject of the description: `Curves that fall from 1` if more than two thirds do, otherwise `Curves`.
    var beginning: String {
        let falling = lines.count { line in
            guard let first = line.first, let last = line.last else { return false }
            return first.y > 0.995 && last.y < first.y - 0.005
        }
        return 3 * falling > 2 * lines.count ? "Curves that fall from 1" : "Curves"
    }

    /// Which curves end before the last step, as a clause; by hidden size if the small ones end and the large ones do not.
    var end: String {
        let goesOn = panels.map { $0.map(reachesEnd) }
        let all = goesOn.flatMap(\.self)
        if all.allSatisfy({ !$0 }) { return "; all end before the last step" }
        let isOrdered = goesOn.allSatisfy { panel in panel.drop { !$0 }.allSatisfy(\.self) }
        if all.allSatisfy(\.self) { return "; all \(staysLevel ? "stay level" : "go on to the last step")" }
        guard isOrdered else { return "; some end before the last step" }
        return "; those of small hidden sizes end, those of large ones \(staysLevel ? "stay level" : "go on")"
    }

    private func reachesEnd(_ line: [Plots.Sample]) -> Bool { (line.last?.x ?? 0) >= Double(sharedSteps) }

    /// Whether all lines that reach the last step change by less than 0.1 over the last third of their points.
    private var staysLevel: Bool {
        lines.filter(reachesEnd).allSatisfy { line in
            let heights = line.suffix((line.count + 2) / 3).map(\.y)
            return line.count > 2 && (heights.max() ?? 0) - (heights.min() ?? 0) < 0.1
        }
    }
}
