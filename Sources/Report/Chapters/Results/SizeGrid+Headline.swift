import MemoryExperiment
import Recurrent
import Support

extension SizeGrid {
    /// How the count depends on the sizes, in a line; nil if that takes more than a line.
    ///
    /// By a criterion of direction, it is about networks of at least two units, and says so.
    var headline: String? {
        guard runs > 0, waiting == 0 else { return nil }
        if censored == runs { return Wording.headline("\(slice.title): \(event(never: true)) \(within)") }
        guard censored == 0 else { return leastCensoredSize.flatMap(bound(from:)) ?? partlyCensored }
        let least = hasSigns ? comparable.hiddenSizes[0] : nil
        return comparable.hiddenSizes.count > 1 ? comparable.sizeEffect(from: least) : comparable.average(at: least)
    }

    /// How many runs are censored, while no simple rule says at which sizes.
    private var partlyCensored: String? {
        let subject = "\(slice.title): \(NumberText.grouped(censored)) of \(NumberText.count(runs, "run", "runs"))"
        let ends = "\(subject) \(censored == 1 ? "ends" : "end") before \(event())"
        return Wording.headline(ends, "\(subject) \(censored == 1 ? "is" : "are") censored")
    }

    /// That no run of some size or a larger one gets there.
    private func bound(from size: Int) -> String? {
        let sizes = size == hiddenSizes.last ? "with \(units(size))" : "from \(units(size)) upward"
        let (goal, lasting) = (criterion.words.goal.trimmingPrefix("to "), measure == .settled ? " for good" : "")
        let sentence = slice.isTitledByCell ? "no \(slice.title) reaches \(goal)" : "none reaches \(goal)"
        let start = slice.isTitledByCell ? sizes.capitalizedFirst : "\(slice.title): \(sizes)"
        return Wording.headline(
            "\(start), \(sentence)\(lasting) \(within)", "\(start), \(sentence)\(lasting)", "\(start), \(sentence)")
    }

    /// The mean of the only hidden size.
    ///
    /// - Parameter size: The hidden size, if smaller ones are left out.
    private func average(at size: Int?) -> String? {
        guard let mean = mean(column: 0) else { return nil }
        let subject = slice.title + (size.map { ", \(units($0))" } ?? "")
        let sentence = "\(subject): \(event()) after \(steps(mean)) steps"
        return inputTrend.isEmpty
            ? Wording.headline("\(sentence) on average", sentence)
            : Wording.headline("\(sentence)\(inputTrend)", "\(sentence) on average", sentence)
    }

    /// How the mean changes from the smallest to the largest hidden size, or over which range all means lie.
    ///
    /// - Parameter least: The smallest hidden size, if smaller ones are left out.
    private func sizeEffect(from least: Int?) -> String? {
        guard let start = mean(column: 0), let end = mean(column: hiddenSizes.count - 1),
            let trend = Trend(of: self, along: .hiddenSize), let range = GridRange(of: self)
        else { return nil }
        let words = criterion.words
        let opening = least.map { "From \(units($0)) upward, " } ?? ""
        let counted = "\(slice.title)\(slice.isTitledByCell ? "" : ":") steps"
        let subject =
            "\(opening)\(counted) until \(words.subject) \(measure == .settled ? words.lastingEvent : words.event)"
        let short = "\(opening)\(counted) \(words.goal)\(measure == .settled ? " for good" : "")"
        guard trend.agreement > 2.0 / 3, steps(start) != steps(end) else {
            guard let least = range.least.mean, let most = range.most.mean, steps(least) != steps(most) else {
                return nil
            }
            let average = "average \(steps(least)) to \(steps(most))"
            return Wording.headline("\(subject) \(average)", "\(short) \(average)")
        }
        let direction = end > start ? "rise" : "fall"
        let change = least == nil ? "\(direction) with hidden size" : direction
        let ends = " (\(steps(start))–\(steps(end)))"
        return Wording.headline(
            "\(subject) \(change)\(ends)", "\(short) \(change)\(ends)", "\(subject) \(change)", "\(short) \(change)")
    }

    private var within: String { "within \(NumberText.count(sharedSteps, "step", "steps"))" }

    /// What happens or never does, as a clause.
    private func event(never: Bool = false) -> String {
        criterion.words.subject + (never ? " never " : " ") + criterion.words.event
            + (measure == .settled ? " for good" : "")
    }

    private func units(_ size: Int) -> String { NumberText.count(size, "unit", "units") }

    private func steps(_ mean: Double) -> String {
        NumberText.fixed(mean, decimals: mean.magnitude < 100 ? 1 : 0)
    }

    /// The mean over all input sizes at a column.
    private func mean(column: Int) -> Double? {
        let means = inputSizes.indices.compactMap { self[$0, column].mean }
        return means.count == inputSizes.count ? means.reduce(0, +) / Double(means.count) : nil
    }

    /// The smallest hidden size at and above which every run is censored.
    private var leastCensoredSize: Int? {
        let isCensored = hiddenSizes.indices.map { column in
            inputSizes.indices.allSatisfy { self[$0, column].censored == self[$0, column].runs }
        }
        guard let last = isCensored.lastIndex(of: false), last + 1 < hiddenSizes.count else { return nil }
        return hiddenSizes[last + 1]
    }

    /// The direction of the effect of input size if there are at least three: a change of more than a tenth between the
    /// first and the last, and agreement in two of three comparisons of neighbours.
    private var inputTrend: String {
        guard inputSizes.count > 2, let trend = Trend(of: self, along: .inputSize), let share = trend.relativeChange,
            share.magnitude > 0.1, trend.agreement > 2.0 / 3
        else { return "" }
        return share < 0 ? ", sooner with more inputs" : ", later with more inputs"
    }
}
