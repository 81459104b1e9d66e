import MemoryExperiment
import Recurrent
import Support

extension VariedNumberStudy {
    /// How exponent and steps change along the number, between which values exponents cross 0, and the error of the closed
    /// form.
    var findings: [String] {
        cells.flatMap { cell in
            let lines = lines.filter { $0.cell == cell }
            return [lines.last.flatMap(range), lines.last.flatMap(memory), crossing(of: lines)].compactMap(\.self)
        } + [agreement].compactMap(\.self)
    }

    /// The name of the number.
    var name: String {
        switch setting {
        case .forgetBias: "forget bias"
        case .recurrentScale: "recurrent scale"
        case .inputScale: "input scale"
        case .initializers, .gateActivation, .resetAfter, .precision: "setting"
        }
    }

    private func networks(_ line: Line) -> String {
        "\(line.cell.title) networks of \(NumberText.count(line.hiddenSize, "unit", "units"))"
    }

    /// The exponents at both ends and their extremes in between.
    private func range(of line: Line) -> String? {
        let known = line.exponents
        guard let first = known.first, let last = known.last, known.count > 1,
            let most = known.max(by: { $0.exponent < $1.exponent })
        else { return nil }
        func text(_ exponent: Double) -> String { NumberText.fixed(exponent, decimals: 3) }
        let between =
            most.value > first.value && most.value < last.value
            ? ", with its largest value, \(text(most.exponent)), at \(NumberText.shortest(most.value))" : ""
        return """
            In \(networks(line)), the exponent λ goes from \(text(first.exponent)) at \(name) \
            \(NumberText.shortest(first.value)) to \(text(last.exponent)) at \(NumberText.shortest(last.value))\(between).
            """
    }

    /// The steps at both ends, as far as they are known.
    private func memory(of line: Line) -> String? {
        let known = line.points.compactMap { point in point.steps.median.map { (value: point.value, steps: $0) } }
        let open = line.points.filter { $0.steps.median == nil }.map { NumberText.shortest($0.value) }
        let places =
            open.count > NumberText.mostListed
            ? "\(NumberText.grouped(open.count)) values from \(open[0]) to \(open[open.count - 1])"
            : NumberText.list(open)
        let never =
            open.isEmpty
            ? ""
            : """
            At least half of the runs still differ after \(NumberText.count(sharedSteps, "shared step", "shared steps")) at \
            \(places).
            """
        guard let first = known.first, let last = known.last, known.count > 1 else {
            return open.isEmpty ? nil : never
        }
        return """
            Their median number of steps \(criterion.words.goal) is \(CellText.halves(first.steps)) at \
            \(NumberText.shortest(first.value)) and \(CellText.halves(last.steps)) at \(NumberText.shortest(last.value)).\
            \(open.isEmpty ? "" : " " + never)
            """
    }

    /// Between which values exponents change their sign.
    private func crossing(of lines: [Line]) -> String? {
        let cell = lines.first.map { $0.cell.title } ?? ""
        let crossings = lines.compactMap { line -> String? in
            line.signChanges.first.map { "\($0.range) at hidden size \(NumberText.grouped(line.hiddenSize))" }
        }
        if !crossings.isEmpty {
            return "The mean exponent of the \(cell) changes sign \(NumberText.list(crossings))."
        }
        let exponents = lines.flatMap(\.points).compactMap(\.exponent)
        guard !exponents.isEmpty, exponents.allSatisfy({ $0.mean + ($0.margin ?? 0) < 0 }) else { return nil }
        return """
            The mean exponent of the \(cell) and its 95\u{A0}% interval are below 0 at every value and hidden size: these \
            networks forget.
            """
    }

    /// The difference between closed form and measured exponents.
    private var agreement: String? {
        let differences = lines.flatMap(\.points).compactMap { point in
            point.exponent.flatMap { measured in point.closedForm.map { ($0 - measured.mean).magnitude } }
        }
        guard let most = differences.max() else { return nil }
        return """
            Closed form and measured mean differ by \
            \(NumberText.fixed(differences.reduce(0, +) / Double(differences.count), decimals: 3)) on average and by \
            \(NumberText.fixed(most, decimals: 3)) at most.
            """
    }
}
