import Support

/// The groups of layers in a file whose variables are numbered, by model and class.
struct KerasNumberedGroups: Sendable {
    private var byNumber: [Class: [String]] = [:]
    private var byName: [Member: String] = [:]

    /// A class of layers within a model.
    private struct Class: Hashable {
        let collection: String
        let stem: String
    }

    /// A layer of a class by the name it has in the model.
    private struct Member: Hashable {
        let type: Class
        let name: String
    }

    /// The names of groups with layers within a model.
    static let collections = ["layers", "_layer_checkpoint_dependencies"]

    /// The groups of a file.
    init(_ file: HDF5File) {
        for (path, group) in file.groups where Self.collections.contains(Self.lastPart(of: path)) {
            for member in group.members.sorted(by: { KerasNameOrder($0) < KerasNameOrder($1) }) {
                let type = Class(collection: path, stem: String(KerasNameOrder(member).stem))
                byNumber[type, default: []].append("\(path)/\(member)")
                guard let name = file.recordedName(of: "\(path)/\(member)") else { continue }
                byName[Member(type: type, name: name)] = "\(path)/\(member)"
            }
        }
    }

    private static func lastPart(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The group of a layer that the configuration describes; nil if there is none.
    func group(of layer: KerasConfiguredLayer) -> String? {
        var base = ""
        for container in layer.containers {
            guard
                let group = member(
                    of: base, className: container.className, name: container.name, number: container.number)
            else { return nil }
            base = group
        }
        return member(of: base, className: layer.className, name: layer.name, number: layer.number)
    }

    /// A layer within a model: the one that has its name, or the one with its number among those of its class.
    private func member(of base: String, className: String, name: String, number: Int) -> String? {
        let stem = Self.snakeCase(className)
        for collection in Self.collections {
            let type = Class(collection: base.isEmpty ? collection : "\(base)/\(collection)", stem: stem)
            if let group = byName[Member(type: type, name: name)] { return group }
            if let groups = byNumber[type], groups.indices.contains(number) { return groups[number] }
        }
        return nil
    }

    /// A class name as Keras writes it in paths, such as `simple_rnn` for `SimpleRNN`.
    private static func snakeCase(_ name: String) -> String {
        let letters = Array(name)
        var result = ""
        for (index, letter) in letters.enumerated() {
            let follows = index > 0 && !letters[index - 1].isUppercase
            let leads = index > 0 && index + 1 < letters.count && letters[index + 1].isLowercase
            if letter.isUppercase, follows || leads { result += "_" }
            result += letter.lowercased()
        }
        return result
    }
}

extension HDF5File {
    /// The name of a layer as its group records it; nil if it does not.
    func recordedName(of group: String) -> String? {
        groups[group.isEmpty ? "vars" : "\(group)/vars"]?.attributes["name"]?.first
    }
}
