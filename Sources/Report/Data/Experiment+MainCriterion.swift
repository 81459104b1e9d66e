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
}
