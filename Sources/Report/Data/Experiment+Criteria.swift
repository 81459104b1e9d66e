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
    /// The criteria in order; neighbours with tolerances each a tenth of the one before share a group.
    var groups: [[Criterion]] {
        reduce(into: []) { groups, criterion in
            if let last = groups.last?.last, Self.isFollowed(last, by: criterion) {
                groups[groups.count - 1].append(criterion)
            } else {
                groups.append([criterion])
            }
        }
    }

    /// The names of the criteria; three or more of a group are a range, such as `max-1e-1 to max-1e-4`.
    var ranges: [String] {
        groups.flatMap { group in
            guard group.count > 2, let first = group.first, let last = group.last else { return group.map(\.name) }
            return ["\(first.name) to \(last.name)"]
        }
    }

    /// Whether the next smaller tolerance than that of a criterion makes another.
    private static func isFollowed(_ criterion: Criterion, by next: Criterion) -> Bool {
        (1...5).contains { criterion == .maximum(exponent: $0) && next == .maximum(exponent: $0 + 1) }
    }

    /// The criteria on the largest difference alone, loosest first.
    var sizes: [Criterion] {
        compactMap { criterion in
            if case .difference(let size) = criterion.decline { (criterion, size) } else { nil }
        }
        .sorted { $0.1 > $1.1 }.map(\.0)
    }
}
