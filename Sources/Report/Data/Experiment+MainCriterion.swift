import MemoryExperiment

extension Experiment {
    /// The criterion whose numbers a report shows first: that of the published means, or else the first observed.
    var mainCriterion: Criterion {
        settings.criteria.contains(.cosine) ? .cosine : settings.criteria.first ?? .cosine
    }

    /// The criterion whose steps stand beside exponents: a largest difference below 10⁻⁶ where it is observed, since the
    /// longest decay shows a rate best.
    var decayCriterion: Criterion {
        let wanted = Criterion.maximum(exponent: 6)
        return settings.criteria.contains(wanted) ? wanted : mainCriterion
    }
}
