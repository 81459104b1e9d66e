import MemoryExperiment
import Statistics
import Support

extension RoundingStudy {
    /// The hidden size at and above which most runs, or all, still differ at the end, in a line; nil if that is no simple rule.
    var coalescenceHeadline: String? {
        var runs = "all runs"
        let networks = series.compactMap { series -> Network? in
            let apart = series.cells.map { 2 * $0.identity.events < $0.identity.total }
            guard let first = apart.firstIndex(of: true), apart[first...].allSatisfy(\.self) else { return nil }
            if series.cells[first...].contains(where: { $0.identity.events > 0 }) { runs = "most runs" }
            return Network(size: series.cells[first].hiddenSize, title: series.title)
        }
        guard let largest = networks.map(\.size).max() else { return nil }
        let differ = "\(runs) still differ"
        let after = "after \(NumberText.grouped(sharedSteps)) steps"
        let units = "From \(Network.units(networks)) upward"
        let all = "From \(NumberText.grouped(largest)) units upward"
        return Wording.headline("\(units), \(differ) \(after)", "\(units), \(differ)")
            ?? (networks.count == series.count ? Wording.headline("\(all), \(differ) \(after)") : nil)
    }

    /// How lifetimes grow, or a lower bound of the longest, in a line; nil if neither is known.
    var lifetimeHeadline: String? { growthHeadline ?? boundHeadline }

    /// By how much one more unit lengthens a lifetime, in a line; nil if no law is identified.
    private var growthHeadline: String? {
        let laws = series.compactMap { series in
            series.law.map { law in
                (title: series.title, growth: law.lifetime(hiddenSize: 1) / law.lifetime(hiddenSize: 0) - 1)
            }
        }
        guard let least = laws.map(\.growth).min(), let most = laws.map(\.growth).max() else { return nil }
        let parts = laws.map { "\(NumberText.percent($0.growth)) (\($0.title))" }
        let ends = [least, most].map(NumberText.percent)
        let range = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
        let subject = "Each further unit lengthens lifetimes by"
        return Wording.headline("\(subject) \(NumberText.list(parts))", "\(subject) \(range)")
    }

    /// A lower bound of the mean lifetimes in networks of which no run reached bit-identical states, in a line; nil if there are none.
    private var boundHeadline: String? {
        let survivors = series.compactMap { series in
            series.leastSurvivor.map { (network: Network(size: $0.size, title: series.title), bound: $0.bound) }
        }
        guard let bound = survivors.map(\.bound).min() else { return nil }
        let networks = survivors.map(\.network)
        let exceed = "lifetimes exceed \(RoundingText.bound(bound)) steps"
        guard Set(networks.map(\.size)).count == 1 else {
            return Wording.headline("At \(Network.units(networks)), mean \(exceed)")
        }
        let units = NumberText.count(networks[0].size, "unit", "units")
        return Wording.headline(
            "At \(units), mean \(NumberText.list(networks.map(\.title))) \(exceed)", "At \(units), mean \(exceed)")
    }

    /// The share of outputs that differ on the largest plateaus, in a line; nil if there is no plateau.
    var plateauHeadline: String? {
        let plateaus = series.compactMap { series in
            series.largestPlateau.map { (size: $0.cell.hiddenSize, share: $0.outputs.mean, title: series.title) }
        }
        guard let least = plateaus.map(\.share).min(), let most = plateaus.map(\.share).max() else { return nil }
        let ends = [least, most].map(NumberText.percent)
        let range = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
        guard Set(plateaus.map(\.size)).count == 1 else {
            let parts = plateaus.map { "\(NumberText.percent($0.share)) of \(NumberText.grouped($0.size)) \($0.title)" }
            return Wording.headline(
                "\(NumberText.list(parts)) outputs differ", "On the largest plateaus, \(range) of outputs differ")
        }
        let units = NumberText.count(plateaus[0].size, "unit", "units")
        let parts = plateaus.map { "\(NumberText.percent($0.share)) (\($0.title))" }
        return Wording.headline(
            "At \(units), \(NumberText.list(parts)) of outputs differ", "At \(units), \(range) of outputs differ")
    }
}

/// A recurrent cell with a hidden size.
private struct Network {
    let size: Int
    let title: String

    /// The hidden sizes in words, such as `64 LSTM or 128 GRU units`.
    static func units(_ networks: [Network]) -> String {
        let parts = networks.map { "\(NumberText.grouped($0.size)) \($0.title)" }
        return parts.joined(separator: " or ") + (networks.map(\.size) == [1] ? " unit" : " units")
    }
}
