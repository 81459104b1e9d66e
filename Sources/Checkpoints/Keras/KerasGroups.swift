import Support

/// Where the variables of layers are in an HDF5 file of Keras.
enum KerasGroups: Sendable {
    /// One group per layer of the model, named after it; variables are listed in attributes.
    case named(prefix: String)
    /// Nested groups that mirror the objects of the program; variables are numbered.
    case numbered(KerasNumberedGroups)

    /// The arrangement of a file; nil if it is not one of Keras.
    init?(_ file: HDF5File) throws(Failure) {
        for prefix in ["model_weights", ""] {
            guard let group = file.groups[prefix] else { continue }
            if group.list("layer_names") != nil {
                self = .named(prefix: prefix)
                return
            }
            guard !group.hasMoreAttributes else {
                throw Failure(
                    .data,
                    "\(file.name) has so many attributes that they are stored in an HDF5 heap, which cannot be read "
                        + "here. Save the weights again with Keras 3.")
            }
        }
        guard file.groups.keys.contains(where: { $0 == "vars" || $0.hasSuffix("/vars") }) else { return nil }
        self = .numbered(KerasNumberedGroups(file))
    }
}

extension HDF5Group {
    /// The texts of an attribute that Keras splits in numbered parts if it is long; nil if there is none.
    func list(_ name: String) -> [String]? {
        if let texts = attributes[name] { return texts }
        var texts: [String] = []
        var number = 0
        while let part = attributes["\(name)\(number)"] {
            texts += part
            number += 1
        }
        return number == 0 ? nil : texts
    }
}
