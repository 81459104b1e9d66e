/// A condition on one step's outputs under which the two trajectories count as indistinguishable.
///
/// Each criterion is a value defined in its own file and listed in `all`; nothing else distinguishes one from another.
public struct Criterion: Sendable {
    /// The unique name in experiment files, journals, tables and figures, such as `max-1e-3`; `[a-z0-9-]`.
    public let name: String
    /// The condition on a step.
    public let condition: Condition
    /// The quantity whose decline an exponent predicts; nil if no rate predicts when the criterion holds.
    public let decline: Decline?
    /// The wording in reports.
    public let words: Words

    /// A criterion from its parts.
    public init(name: String, condition: Condition, decline: Decline?, words: Words) {
        self.name = name
        self.condition = condition
        self.decline = decline
        self.words = words
    }

    /// Whether a run ends once the criterion holds, because all states are bit-identical from then on.
    var endsRuns: Bool { condition.needsStates }

    /// The criterion of that name, or nil.
    public init?(name: String) {
        guard let criterion = Self.all.first(where: { $0.name == name }) else { return nil }
        self = criterion
    }
}

extension Criterion: Hashable {
    /// Whether the names are equal.
    public static func == (left: Criterion, right: Criterion) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
