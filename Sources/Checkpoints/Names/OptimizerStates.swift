/// States of optimizers, which have the shapes of weights and are none.
enum OptimizerStates {
    /// Whether part of a name says that everything below it belongs to an optimizer.
    static func isRoot(_ component: some StringProtocol) -> Bool {
        let word = component.lowercased()
        return word.hasPrefix("optim") || word.hasSuffix("optimizer") || word == "opt_state"
    }

    /// Whether a tensor belongs to an optimizer.
    static func contain(_ name: String) -> Bool {
        name.split { $0 == "." || $0 == "/" }.dropLast().contains { isRoot($0) }
    }
}
