/// Traces a line sample by sample: where 0 has no place, it runs to the floor when it becomes 0, and rises from there
/// when it returns.
struct LineTracer {
    /// A point at which a line reaches 0.
    struct Fall {
        /// The position on the shared axis.
        let x: Double
        /// Whether the line stays at 0 from there to its end.
        var isLasting = false
    }

    /// The value in whose place 0 and less are drawn; nil if every number has a place.
    private let floor: Double?
    private var lines: [[Plots.Sample]] = []
    private var falls: [Fall] = []
    private var current: [Plots.Sample] = []
    /// The last position on the floor, if the line has not left it.
    private var floorPosition: Double?
    /// The index of the fall from which the line has not returned.
    private var lastingFall: Int?

    /// The tracing of a line that has not begun.
    init(floor: Double?) {
        self.floor = floor
    }

    /// Adds a sample; one with a number that is not finite, or with a negative position, leaves a gap.
    mutating func `continue`(with sample: LinePanels.Sample) {
        guard sample.hasPosition, sample.median.isFinite else {
            finishLine()
            (floorPosition, lastingFall) = (nil, nil)
            return
        }
        if let floor, sample.median <= 0 {
            if !current.isEmpty {
                current.append(Plots.Sample(x: sample.x, y: floor))
                lastingFall = falls.count
                falls.append(Fall(x: sample.x))
            }
            finishLine()
            floorPosition = sample.x
        } else {
            if current.isEmpty, let floor, let floorPosition {
                current.append(Plots.Sample(x: floorPosition, y: floor))
            }
            current.append(Plots.Sample(x: sample.x, y: sample.median))
            (floorPosition, lastingFall) = (nil, nil)
        }
    }

    private mutating func finishLine() {
        if current.count > 1 { lines.append(current) }
        current = []
    }

    /// All pieces of the line, and its falls.
    consuming func finished() -> (lines: [[Plots.Sample]], falls: [Fall]) {
        finishLine()
        if let lastingFall { falls[lastingFall].isLasting = true }
        return (lines, falls)
    }
}

extension LinePanels.Sample {
    /// Whether it has a position on the shared axis.
    var hasPosition: Bool { x.isFinite && x >= 0 }
}
