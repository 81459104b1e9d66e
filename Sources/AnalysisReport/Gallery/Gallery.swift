public import Analysis
import MemoryExperiment
public import Support

/// The memory of several networks side by side, each on its own inputs.
public struct Gallery: Sendable {
    /// A network with its analyses, one for each input.
    package struct Row: Sendable {
        /// The name in figures and tables.
        package let label: String
        /// The analyses: those of recordings, then that of noise.
        package let analyses: [GalleryNetwork]
    }

    /// The networks, those that remember longest first.
    package let rows: [Row]
    /// The tolerance of the figure and of the sentences, which every network has.
    package let tolerance: Tolerance
    /// Where networks and inputs come from, in Markdown; empty if nothing is said.
    let about: String

    /// The most networks of a gallery.
    static let mostNetworks = 100
    /// The largest text about the networks, in bytes.
    private static let longestText = 1 << 20

    /// Reads analyses.
    ///
    /// - Parameters:
    ///   - paths: Files that `rnn-memory analyze --json` has written, or folders of them.
    ///   - tolerance: The tolerance to compare; nil for 1 % or, if a network lacks it, the first that all have.
    ///   - about: The file of a text about networks and inputs, in Markdown; nil for none.
    /// - Throws: `Failure` of kind `missingInput` if a file cannot be opened, `data` if it contains no analysis, `usage` if
    ///   the analyses cannot be compared.
    public init(reading paths: [String], tolerance: Tolerance?, about: String?) throws(Failure) {
        var networks: [GalleryNetwork] = []
        for path in paths { networks += try GalleryFile.networks(at: path) }
        let text = try about.map { path throws(Failure) in try BoundedFile.text(at: path, limit: Self.longestText) }
        try self.init(networks, tolerance: tolerance, about: text ?? "")
    }

    /// A gallery of some analyses.
    package init(_ networks: [GalleryNetwork], tolerance: Tolerance? = nil, about: String = "") throws(Failure) {
        self.tolerance = try Self.shared(tolerance, by: networks)
        self.about = about
        rows = try Self.rows(of: networks, to: self.tolerance)
    }

    /// The requested tolerance, or the one that is preferred, if every network has it.
    private static func shared(
        _ requested: Tolerance?, by networks: [GalleryNetwork]
    ) throws(Failure) -> Tolerance {
        let all = networks.map { $0.trained.counts.map(\.tolerance) }
        let common = (all.first ?? []).filter { tolerance in all.allSatisfy { $0.contains(tolerance) } }
        let preferred = common.first { $0.text == preferredTolerance } ?? common.first
        guard let requested else {
            guard let preferred else {
                throw Failure(
                    .usage,
                    """
                    The analyses have no tolerance in common. Repeat them with the same `--tolerance`.
                    """)
            }
            return preferred
        }
        guard common.contains(requested) else {
            let allowed = common.isEmpty ? "none" : common.map(\.text).joined(separator: ", ")
            throw Failure(
                .usage, "Not every analysis has the tolerance \(requested.text); all of them have \(allowed).")
        }
        return requested
    }

    private static let preferredTolerance = "1%"

    private static func rows(of networks: [GalleryNetwork], to tolerance: Tolerance) throws(Failure) -> [Row] {
        var keys: [[String]] = []
        for network in networks where !keys.contains(network.key) { keys.append(network.key) }
        guard keys.count <= mostNetworks else {
            throw Failure(
                .usage,
                """
                The analyses are of \(keys.count.grouped) networks, but a gallery shows at most \(mostNetworks). Give \
                fewer files.
                """)
        }
        let names = shortNames(of: keys.map { $0[0] })
        var rows: [Row] = []
        for (key, name) in zip(keys, names) {
            let analyses = networks.filter { $0.key == key }
            guard Set(analyses.map(\.input)).count == analyses.count else {
                throw Failure(
                    .usage, "Two analyses are of \(key[0]) on the same input. Give only one of them.")
            }
            let isUnique = names.count { $0 == name } == 1
            rows.append(
                Row(
                    label: isUnique || key[1].isEmpty ? name : "\(name), \(key[1])",
                    analyses: analyses.filter { !$0.input.isNoise } + analyses.filter(\.input.isNoise)))
        }
        return rows.enumerated().sorted { first, second in
            let (a, b) = (first.element.rank(to: tolerance), second.element.rank(to: tolerance))
            return a == b ? first.offset < second.offset : a > b
        }.map(\.element)
    }

    /// Names without the folders of files, unless these tell files apart.
    private static func shortNames(of names: [String]) -> [String] {
        let last = names.map(\.lastPathComponent)
        return Set(last).count == Set(names).count ? last : names
    }

    /// Every analysis in the order of the rows.
    var analyses: [GalleryNetwork] { rows.flatMap(\.analyses) }
}

extension Gallery.Row {
    /// The analyses by which networks are compared: those of recordings, or that of noise if there is no other.
    var leading: [GalleryNetwork] {
        let recordings = analyses.filter { !$0.input.isNoise }
        return recordings.isEmpty ? analyses : recordings
    }

    /// The longest median among them.
    fileprivate func rank(to tolerance: Tolerance) -> Double {
        leading.compactMap { $0.trained.count(to: tolerance)?.median.steps }.max() ?? 0
    }

    /// The label with the recording, if there is one.
    var fullLabel: String {
        let recordings = analyses.filter { !$0.input.isNoise }
        return recordings.count == 1 ? "\(label) (\(recordings[0].input.label))" : label
    }
}
