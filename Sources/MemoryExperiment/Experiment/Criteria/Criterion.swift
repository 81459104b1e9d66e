/// A condition on one step's outputs under which the two sequences can no longer be told apart.
///
/// Each criterion is a value that is defined in a file of its own and listed in `all`; nothing else tells one from another.
public struct Criterion: Sendable {
    /// The name in experiment files, journals, tables and figures, such as `max-1e-3`; `[a-z0-9-]`, no two alike.
    public let name: String
    /// What has to be true of a step.
    public let condition: Condition
    /// What an exponent tells the decline of; nil if no rate predicts when the criterion holds.
    public let decline: Decline?
    /// How reports speak of it.
    public let words: Words

    /// A criterion from its parts.
    public init(name: String, condition: Condition, decline: Decline?, words: Words) {
        self.name = name
        self.condition = condition
        self.decline = decline
        self.words = words
    }

    /// The criterion of that name, or nil.
    public init?(name: String) {
        guard let criterion = Self.all.first(where: { $0.name == name }) else { return nil }
        self = criterion
    }
}

extension Criterion: Hashable {
    /// Whether the names are the same.
    public static func == (left: Criterion, right: Criterion) -> Bool { left.name == right.name }

    /// Feeds the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
