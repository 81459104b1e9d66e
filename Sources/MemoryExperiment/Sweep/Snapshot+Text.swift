import Recurrent
import Support

extension SweepProgress.Snapshot {
    /// The number of finished runs, including those found in the journal.
    public var runsDone: Int { runsFound + runsFinished }

    /// The number of runs in the plan or shard.
    public var runsPlanned: Int { runsFound + runsAsked }

    /// The remaining time at the rate so far, or nil if there is no rate yet.
    ///
    /// - Parameter elapsed: The time since the sweep began.
    public func remaining(after elapsed: Duration) -> Duration? {
        guard fraction > 0, fraction <= 1 else { return nil }
        return elapsed * ((1 - fraction) / fraction)
    }

    /// One line for a log: `512 of 1,280 runs, 43 % of the work, about 1 min 12 s left`.
    ///
    /// - Parameter elapsed: The time since the sweep began.
    public func line(after elapsed: Duration) -> String {
        let rest = remaining(after: elapsed).map { ", about \($0.inWords) left" } ?? ""
        return "\(runsText), \(percentText) of the work\(rest)"
    }

    /// One line for a terminal, redrawn in place: a bar, then what `line` says and the runs being computed.
    ///
    /// Whatever does not fit is left out, the least important first: runs, then the bar, then the remaining time.
    ///
    /// - Parameters:
    ///   - columns: The width of the terminal, which is the most characters the line has.
    ///   - elapsed: The time since the sweep began.
    public func bar(columns: Int, after elapsed: Duration) -> String {
        let counts = "\(runsText)  \(percentText)"
        let rest = remaining(after: elapsed).map { "  \($0.inWords) left" } ?? ""
        guard counts.count + rest.count <= columns else { return String(counts.prefix(max(columns, 0))) }
        var text = counts + rest
        let room = columns - text.count - "[]  ".count
        guard room >= Self.barWidths.lowerBound else { return text }
        text = "[\(barText(width: min(room, Self.barWidths.upperBound)))]  " + text
        for (index, key) in current.enumerated() {
            let next = (index == 0 ? "  " : ", ") + key.shortName
            guard text.count + next.count <= columns else { break }
            text += next
        }
        return text
    }

    /// The widths that a bar may have, in columns.
    private static let barWidths = 8...24

    private var runsText: String { "\(runsDone.grouped) of \(runsPlanned.counted("run"))" }

    /// The completed part of the work in whole percent; 100 only when all of it is done.
    private var percentText: String { "\(Int((fraction * 100).rounded(.down))) %" }

    private func barText(width: Int) -> String {
        let filled = Int((fraction * Double(width)).rounded(.down))
        let head = filled < width ? ">" : ""
        return String(repeating: "=", count: filled) + head + String(repeating: " ", count: width - filled - head.count)
    }
}

extension RunKey {
    /// The run in a few characters: `lstm 16→128 #3`, with depth, variant and input stream only if they are not the
    /// defaults; `#3.2` is the second stream of network 3.
    public var shortName: String {
        let depth = cell.layers == 1 ? "" : "×\(cell.layers)"
        let suffix = cell.variant == Variant.baseName ? "" : " \(cell.variant)"
        let number = stream == Plan.streamCounts.lowerBound ? "\(run)" : "\(run).\(stream)"
        return "\(cell.cell.rawValue) \(cell.inputSize)→\(cell.hiddenSize)\(depth)\(suffix) #\(number)"
    }
}

extension Duration {
    /// The duration in whole seconds for people: `12 s`, `1 min 12 s`, `2 h 5 min`, `3 days`, `40 years`.
    public var inWords: String {
        let seconds = components.seconds
        let (days, years) = (seconds / 86_400, seconds / 31_557_600)
        return switch seconds {
        case ..<60: "\(max(seconds, 0)) s"
        case ..<3_600: "\(seconds / 60) min \(seconds % 60) s"
        case ..<172_800: "\(seconds / 3_600) h \(seconds % 3_600 / 60) min"
        case ..<63_115_200: "\(days) days"
        default: "\(Int(clamping: years).grouped) years"
        }
    }
}
