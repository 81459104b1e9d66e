import MemoryExperiment

extension RoundingStudy {
    /// From which hidden size on most runs stay apart, in a line; nil where that is no simple rule.
    var coalescenceHeadline: String? {
        let parts = series.compactMap { series -> String? in
            let apart = series.cells.map { 2 * $0.identity.events < $0.identity.total }
            guard let first = apart.firstIndex(of: true), apart[first...].allSatisfy(\.self) else { return nil }
            return "\(series.title) with \(NumberText.count(series.cells[first].hiddenSize, "unit", "units"))"
        }
        let steps = NumberText.grouped(sharedSteps)
        guard !parts.isEmpty else { return nil }
        return "Most sequences are still apart after \(steps) steps from \(NumberText.list(parts)) on"
    }

    /// How lifetimes grow or how long the longest are at least, in a line; nil where neither is known.
    var lifetimeHeadline: String? { growthHeadline ?? boundHeadline }

    /// By how much one unit more prolongs a lifetime, in a line; nil where no law is identified.
    private var growthHeadline: String? {
        let parts = series.compactMap { series in
            series.law.map { law -> String in
                let factor = law.lifetime(hiddenSize: 1) / law.lifetime(hiddenSize: 0)
                return "\(NumberText.percent(factor - 1)) (\(series.title))"
            }
        }
        return parts.isEmpty ? nil : "Each unit more prolongs the lifetime of a difference by \(NumberText.list(parts))"
    }

    /// How long the sequences of each slice stay apart at least, in a line; nil where all become identical.
    private var boundHeadline: String? {
        let survivors = series.compactMap { series in
            series.leastSurvivor.map {
                (name: "\(series.title) with \(NumberText.count($0.size, "unit", "units"))", bound: $0.bound)
            }
        }
        guard let bound = survivors.map(\.bound).min() else { return nil }
        return """
            Rounding keeps \(NumberText.list(survivors.map(\.name))) apart for at least \
            \(RoundingText.bound(bound)) steps on average
            """
    }

    /// How many units rounding keeps apart, in a line; nil where there is no plateau.
    var plateauHeadline: String? {
        let parts = series.compactMap { series -> String? in
            series.largestPlateau.map { cell, outputs in
                let units = NumberText.count(cell.hiddenSize, "unit", "units")
                return "\(NumberText.percent(outputs.mean)) of \(units) (\(series.title))"
            }
        }
        return parts.isEmpty ? nil : "Rounding alone keeps the outputs apart of \(NumberText.list(parts))"
    }
}
