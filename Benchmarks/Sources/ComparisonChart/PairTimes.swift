import Charts

/// The times of all programs on one core.
struct PairTimes {
    /// One layer.
    private struct Shape: Hashable {
        let cell: String
        let inputSize: Int
        let hiddenSize: Int
    }

    private static let ours = "RNNMemory"
    private static let cells = ["lstm", "gru"]
    private static let sizes = [(1, 1), (8, 8), (32, 32), (64, 64), (1, 128), (128, 128)]
    private static let sweepShapes = 128
    /// Colours that are told apart without red and green (Okabe, Ito 2008).
    private static let colors = [0x0072B2, 0x56B4E9, 0x009E73, 0xE69F00, 0xD55E00, 0xCC79A7, 0x999999].map(Color.init)

    private let peers: [String]
    private let times: [Shape: [String: Double]]

    init(_ measurements: [Measurement]) {
        var peers: [String] = []
        var times: [Shape: [String: Double]] = [:]
        for measurement in measurements where measurement.processes == 1 {
            let isOurs = measurement.program.hasPrefix(Self.ours)
            let shape = Shape(
                cell: measurement.cell, inputSize: measurement.inputSize, hiddenSize: measurement.hiddenSize)
            let name = isOurs ? Self.ours : measurement.program
            let time = min(measurement.microseconds, times[shape]?[name] ?? .infinity)
            times[shape, default: [:]][name] = time
            if !isOurs, !peers.contains(name) { peers.append(name) }
        }
        self.peers = peers
        self.times = times
    }

    /// The times of the peers, divided by our fastest one: shape by shape, and over the full sweep where all of it was
    /// measured.
    var chart: RatioBars {
        let isWhole = times.count == Self.sweepShapes
        return RatioBars(
            axisTitle: "CPU time per pair step, relative to the faster RNNMemory program",
            groups: Self.sizes.map { "\($0) × \($1)" } + (isWhole ? ["full sweep"] : []),
            bars: zip(peers, Self.colors).map(RatioBars.Bar.init),
            columns: Self.cells.map { cell in
                let listed = Self.sizes.map { ratios(of: [Shape(cell: cell, inputSize: $0, hiddenSize: $1)]) }
                let sweep = isWhole ? [ratios(of: times.keys.filter { $0.cell == cell })] : []
                return RatioBars.Column(title: RichText(cell.uppercased()), ratios: listed + sweep)
            })
    }

    /// How many times as long each peer takes for some shapes together.
    private func ratios(of shapes: [Shape]) -> [Double] {
        func total(_ program: String) -> Double { shapes.compactMap { times[$0]?[program] }.reduce(0, +) }
        return peers.map { total($0) / total(Self.ours) }
    }
}
