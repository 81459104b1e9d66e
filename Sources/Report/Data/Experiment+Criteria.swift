import MemoryExperiment

extension Experiment {
    /// The criterion whose counts a report shows first: that of the published means if observed, otherwise the first.
    var mainCriterion: Criterion {
        settings.criteria.contains(.cosine) ? .cosine : settings.criteria.first ?? .cosine
    }

    /// The criterion whose steps are compared with exponents: a largest difference below 10⁻⁶ if it is observed, because
    /// the longest decay shows a rate best.
    var decayCriterion: Criterion {
        let wanted = Criterion.maximum(exponent: 6)
        return settings.criteria.contains(wanted) ? wanted : mainCriterion
    }

    /// Whether runs record how far apart their trajectories are.
    var hasCurves: Bool { !settings.stopAtFirst }

    /// Whether there are enough sizes for a map of curves.
    var hasMapsOfCurves: Bool { hasMaps && hasCurves }
}

extension [Criterion] {
    /// The criteria on the largest difference alone, loosest first.
    var sizes: [Criterion] {
        compactMap { criterion in
            if case .difference(let size) = criterion.decline { (criterion, size) } else { nil }
        }
        .sorted { $0.1 > $1.1 }.map(\.0)
    }
}
