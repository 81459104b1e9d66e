import Charts
import MemoryExperiment
import Support

/// Theme files: YAML documents that describe how a theme differs from a built-in one.
package enum ThemeFile {
    /// Reads the theme file at `path`.
    ///
    /// - Throws: `Failure` of kind `missingInput` if the file cannot be read, `usage` if its content is
    ///   invalid; the sentence names file, line and key.
    package static func read(contentsOf path: String) throws(Failure) -> Theme {
        try theme(file.value(contentsOf: path))
    }

    /// Reads the text of a theme file.
    ///
    /// - Parameter file: The name of the file in messages.
    package static func read(_ text: String, from file: String) throws(Failure) -> Theme {
        try theme(Self.file.value(of: text, from: file))
    }

    private static let file = YAMLFile(kind: "theme file", example: "base: paper")

    private enum Key: String, CaseIterable {
        case name, base, font, sizes, colors, colormap, lines, titles, gridLines
    }

    private static func theme(_ value: YAMLValue) throws(Failure) -> Theme {
        let fields = try value.fields(allowed: Key.allCases.map(\.rawValue))
        func field(_ key: Key) -> YAMLValue? { fields[key.rawValue] }
        let bases = Theme.builtIn.map(\.name)
        let base =
            try field(.base)?.choice(of: bases) { name in Theme.builtIn.first { $0.name == name } } ?? Theme.web
        var (typography, palette, metrics) = (base.typography, base.palette, base.metrics)
        try field(.font)?.setFamilies(in: &typography)
        try field(.sizes)?.set(in: &typography, Self.sizes) { size throws(Failure) in try size.number(in: 3...96) }
        try field(.colors)?.set(in: &palette, Self.colors) { color throws(Failure) in try color.color() }
        try field(.lines)?.set(in: &metrics, Self.lines) { length throws(Failure) in try length.number(in: 0...40) }
        let maps = SequentialColormap.allCases.map(\.rawValue)
        return Theme(
            name: try field(.name)?.name() ?? "custom", typography: typography, palette: palette, metrics: metrics,
            colorMap: try field(.colormap)?.choice(of: maps, SequentialColormap.init) ?? base.inks.colorMap,
            showsTitles: try field(.titles)?.flag() ?? base.showsTitles,
            showsGridLines: try field(.gridLines)?.flag() ?? base.showsGridLines,
            showsPanelLetters: base.showsPanelLetters, page: base.page)
    }

    private static let sizes: [(String, WritableKeyPath<Typography, Double> & Sendable)] = [
        ("title", \.title), ("axisTitle", \.axisTitle), ("tick", \.tick), ("label", \.label),
        ("smallestLabel", \.smallestLabel),
    ]

    private static let colors: [(String, WritableKeyPath<Palette, Color> & Sendable)] = [
        ("background", \.background), ("ink", \.ink), ("axis", \.axis), ("grid", \.grid),
        ("boundFill", \.boundFill), ("boundHatch", \.boundHatch), ("absent", \.absent), ("first", \.first),
        ("second", \.second), ("third", \.third),
    ]

    private static let lines: [(String, WritableKeyPath<Metrics, Double> & Sendable)] = [
        ("hairline", \.hairline), ("line", \.line), ("gap", \.gap), ("tick", \.tick),
    ]
}

extension YAMLValue {
    /// Replaces those parts of a whole that this mapping names.
    fileprivate func set<Whole, Part>(
        in whole: inout Whole, _ parts: [(String, WritableKeyPath<Whole, Part> & Sendable)],
        _ read: (YAMLValue) throws(Failure) -> Part
    ) throws(Failure) {
        let fields = try fields(allowed: parts.map(\.0))
        for (name, part) in parts {
            guard let field = fields[name] else { continue }
            whole[keyPath: part] = try read(field)
        }
    }

    fileprivate func color() throws(Failure) -> Color {
        guard let text, let color = Color(description: text), color.opacity == 255 else {
            throw failure(expecting: "a colour in quotation marks, such as \"#1f2328\"")
        }
        return color
    }

    /// Replaces the family by one that must be installed, or by a list of which the first installed one is used.
    fileprivate func setFamilies(in typography: inout Typography) throws(Failure) {
        if text != nil {
            (typography.family, typography.preferredFamilies) = (try family(), [])
        } else {
            let families = try list(expecting: Self.families) { family throws(Failure) in try family.family() }
            (typography.family, typography.preferredFamilies) = (Typography.pinnedFamily, families)
        }
    }

    private func family() throws(Failure) -> String {
        guard let text, (1...100).contains(text.utf8.count), text.allSatisfy({ !$0.isNewline }) else {
            throw failure(expecting: Self.families)
        }
        return text
    }

    private static let families = "the name of a font family, such as DejaVu Sans, or a list of such names"
}
