import MemoryExperiment

extension Experiment {
    /// The criterion whose numbers a report shows first: that of the published means, or else the first observed.
    var mainCriterion: Criterion {
        settings.criteria.contains(.cosine) ? .cosine : settings.criteria.first ?? .cosine
    }
}
