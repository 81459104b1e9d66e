import Analysis
import Recurrent
import Support

/// The fields of one network in the JSON of an analysis.
struct GalleryFields {
    private let value: JSONValue

    /// The most steps that a count may have.
    private static let mostSteps = 1e9
    /// The most layers of a network.
    private static let mostLayers = 64
    /// The accepted sizes.
    private static let sizes = 1...65_536

    init(_ value: JSONValue) {
        self.value = value
    }

    /// The network.
    func network() throws(GalleryProblem) -> GalleryNetwork {
        guard value["traces"] == nil else {
            throw GalleryProblem(reason: "it compares two traces, which are of no network that is known")
        }
        guard let cell = CellKind(rawValue: try text("cell")) else {
            throw GalleryProblem(
                reason: "`cell` is not one of \(CellKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let untrained = try optional("untrained")
        return GalleryNetwork(
            name: try label("file"), module: try label("module"), digest: try digest("sha256"), cell: cell,
            sizes: [try integer("input_size", in: Self.sizes)] + (try hiddenSizes()), input: try input(),
            horizon: try integer("horizon", in: StartPlan.horizons),
            starts: try integer("starts", in: StartPlan.counts),
            independentStarts: try integer("effective_starts", in: StartPlan.counts), text: try stepText(),
            trained: try memory(), untrained: try untrained?.untrained())
    }

    private func hiddenSizes() throws(GalleryProblem) -> [Int] {
        let elements = try elements("hidden_sizes")
        let sizes = elements.compactMap(\.integer).filter(Self.sizes.contains)
        guard !elements.isEmpty, sizes.count == elements.count, sizes.count <= Self.mostLayers else {
            throw GalleryProblem(reason: "`hidden_sizes` is not a list of 1…\(Self.mostLayers) sizes")
        }
        return sizes
    }

    private func input() throws(GalleryProblem) -> GalleryNetwork.Input {
        let input = try field("input")
        guard input != .text("normal") else { return .noise }
        let fields = GalleryFields(input)
        return .recording(name: try fields.label("file").lastPathComponent, digest: try fields.digest("sha256"))
    }

    private func stepText() throws(GalleryProblem) -> StepText {
        guard let seconds = try optionalNumber("step_seconds") else { return StepText(step: nil) }
        guard let step = try? StepDuration(reading: "\(seconds.shortestDecimal)s") else {
            throw GalleryProblem(reason: "`step_seconds` is not the duration of a step")
        }
        return StepText(step: step)
    }

    private func untrained() throws(GalleryProblem) -> GalleryNetwork.Untrained {
        guard let initialization = AnalysisSettings.UntrainedInitialization(rawValue: try text("initialization")) else {
            throw GalleryProblem(reason: "`initialization` is neither uniformRecurrent nor post")
        }
        return GalleryNetwork.Untrained(initialization: initialization, memory: try memory())
    }

    private func memory() throws(GalleryProblem) -> GalleryNetwork.Memory {
        let exponent = GalleryFields(try field("lambda"))
        let summaries = try GalleryFields(try field("protocols")).elements(AnalysisProtocol.warmUp.rawValue)
        var counts: [GalleryNetwork.Count] = []
        for summary in summaries.map(GalleryFields.init) where try summary.text("measure") == "settled" {
            counts.append(try summary.count())
        }
        guard Set(counts.map(\.tolerance)).count == counts.count, !counts.isEmpty else {
            throw GalleryProblem(reason: "`warm_up` does not have each tolerance once")
        }
        return GalleryNetwork.Memory(
            exponent: try exponent.optionalNumber("mean"), exponentError: try exponent.optionalNumber("standard_error"),
            counts: counts)
    }

    private func count() throws(GalleryProblem) -> GalleryNetwork.Count {
        let text = try text("tolerance")
        guard let tolerance = try? Tolerance(reading: text) else {
            throw GalleryProblem(reason: "`tolerance` is not a tolerance")
        }
        guard let never = try optionalNumber("never"), (0...1).contains(never) else {
            throw GalleryProblem(reason: "`never` is not a share from 0 to 1")
        }
        return GalleryNetwork.Count(
            tolerance: tolerance, median: try quantile("median"), quantile90: try quantile("q90"),
            known: try integer("known", in: 0...StartPlan.counts.upperBound), never: never)
    }

    /// A quantile, or the lower bound that stands beside it if it is null.
    private func quantile(_ name: String) throws(GalleryProblem) -> StepQuantile {
        let (known, bound) = (try optionalNumber(name), "\(name)_at_least")
        let least = try optionalNumber(bound)
        guard let steps = known ?? least, (0...Self.mostSteps).contains(steps) else {
            throw GalleryProblem(reason: "neither `\(name)` nor `\(bound)` is a number of steps")
        }
        return known == nil ? .atLeast(steps) : .known(steps)
    }
}

// MARK: - Values

extension GalleryFields {
    /// The most characters of a name.
    private static let longestName = 80

    private func field(_ name: String) throws(GalleryProblem) -> JSONValue {
        guard let field = value[name] else { throw GalleryProblem(reason: "`\(name)` is missing") }
        return field
    }

    /// The fields of an object; nil if it is null.
    private func optional(_ name: String) throws(GalleryProblem) -> GalleryFields? {
        let field = try field(name)
        return field == .null ? nil : GalleryFields(field)
    }

    private func elements(_ name: String) throws(GalleryProblem) -> [JSONValue] {
        guard let elements = try field(name).elements else { throw GalleryProblem(reason: "`\(name)` is not a list") }
        return elements
    }

    private func text(_ name: String) throws(GalleryProblem) -> String {
        guard let text = try field(name).text else { throw GalleryProblem(reason: "`\(name)` is not a text") }
        return text
    }

    /// A name, fit for a line of text.
    private func label(_ name: String) throws(GalleryProblem) -> String {
        try text(name).asPlainName.shortened(to: Self.longestName)
    }

    private func digest(_ name: String) throws(GalleryProblem) -> String {
        let text = try text(name)
        guard text.utf8.count == 64, text.utf8.allSatisfy(Self.isHexadecimal) else {
            throw GalleryProblem(reason: "`\(name)` is not 64 hexadecimal digits")
        }
        return text
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    private func integer(_ name: String, in range: ClosedRange<Int>) throws(GalleryProblem) -> Int {
        guard let integer = try field(name).integer, range.contains(integer) else {
            throw GalleryProblem(
                reason: "`\(name)` is not a whole number in \(range.lowerBound)…\(range.upperBound.grouped)")
        }
        return integer
    }

    private func optionalNumber(_ name: String) throws(GalleryProblem) -> Double? {
        guard let field = value[name], field != .null else { return nil }
        guard let number = field.number else { throw GalleryProblem(reason: "`\(name)` is not a number") }
        return number
    }
}
