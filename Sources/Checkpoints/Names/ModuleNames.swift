/// Names of modules as users expect them: without what wrappers of training put in front.
struct ModuleNames {
    private let short: [String: String]

    /// Shortens names; a name that would stand for two modules stays as it is.
    init(_ modules: [String]) {
        let shortened = modules.map { ($0, Self.shortened($0)) }
        let counts = Dictionary(shortened.map { ($0.1, 1) }, uniquingKeysWith: +)
        short = Dictionary(shortened.map { ($0.0, counts[$0.1] == 1 ? $0.1 : $0.0) }) { first, _ in first }
    }

    /// The short name of a module.
    func short(_ module: String) -> String { short[module] ?? module }

    /// A name without `module.` of DataParallel and `_orig_mod.` of compiled modules.
    static func shortened(_ module: String) -> String {
        var components = module.split(separator: ".", omittingEmptySubsequences: false).filter { $0 != "_orig_mod" }
        if components.first == "module" { components.removeFirst() }
        return components.joined(separator: ".")
    }

    /// The name of one direction of a bidirectional module.
    static func half(_ module: String, _ direction: RecurrentModule.Direction) -> String {
        module.isEmpty ? direction.rawValue : "\(module).\(direction.rawValue)"
    }
}
