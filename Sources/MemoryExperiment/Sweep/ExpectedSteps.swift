import Recurrent

/// The number of shared steps a run is expected to take until all states are bit-identical, or until every criterion has
/// held if it stops there.
///
/// The difference first shrinks by a steady factor per step. Once it is a few units in the last place, rounding keeps
/// it alive for a time that grows exponentially with the hidden size. The constants are fitted to sweeps of 5 to 10
/// runs per setting, with input sizes 1 to 1024 and hidden sizes 1 to 128; other gains change the effective hidden
/// size.
struct ExpectedSteps {
    /// The number of steps of steady decline.
    let decline: Double
    /// The logarithm of the number of steps for which rounding keeps the difference alive.
    let logarithmOfLifetime: Double
    /// How many times as many steps the decline takes as with an orthogonal recurrent kernel; infinite if networks do not
    /// forget.
    private let slowing: Double

    /// The expectation for the runs of a table cell.
    init(_ key: CellKey, settings: RunSettings) {
        let units = Double(key.hiddenSize)
        let inputs = max(Double(key.inputSize) * settings.inputScale * settings.inputScale, 1)
        let doublings = Self.logarithm2(units)
        let depth = 1 + 0.3 * Double(key.layers - 1)
        let digits = settings.precision == .float64 ? 1.9 : 1
        let kept = Self.forgetting(settings.initialization.forgetBias, of: key.cell)
        let gain = Self.gain(key.cell, settings)
        let limit = Self.forgettingLimit(of: key.cell)
        slowing = gain < limit ? (limit - 1) / (limit - gain) : .infinity
        switch key.cell {
        case .lstm:
            let readingMore = max(0.7, 1.2 - 0.07 * Self.logarithm2(inputs))
            decline = (45 + 14 * min(doublings, 4)) * readingMore * depth * digits * kept
            let size = units * Self.power(gain, 0.9) * Self.power(kept, 0.5)
            logarithmOfLifetime = Self.growth(
                [(0, 4, 0.28), (4, 12.1, 0.45), (7, 17.4, 0.36), (10, 25, 0.3), (12, 30, 0.3)], inputs, size)
        case .gru:
            decline = (22 + 5 * min(doublings, 5)) * depth * digits
            logarithmOfLifetime = Self.growth(
                [(0, 7, 0.081), (4, 15.2, 0.17), (5, 17.5, 0.205), (7, 19.4, 0.21), (12, 21, 0.21)], inputs,
                units * Self.power(gain, 1.3))
        case .elman:
            let growth = 1 + 0.42 * Self.power(0.82, Self.logarithm2(inputs))
            decline = 16 * Self.power(growth, min(doublings, 10)) * depth * digits
            logarithmOfLifetime = Self.growth(
                [
                    (0, 2.8, 0.87), (1, 1.8, 0.68), (2, 2, 0.56), (3, 1, 0.38), (4, 5.5, 0.42), (5, 9.2, 0.5),
                    (7, 9.4, 0.46),
                ], inputs, units * gain)
        }
    }

    /// The expected number of shared steps of a run under `settings`.
    func sharedSteps(of settings: RunSettings) -> Double {
        let limit = settings.sharedSteps
        guard settings.stopAtFirst else { return sharedSteps(upTo: limit) }
        let shares = settings.criteria.map { Self.shareOfDecline(until: $0, precision: settings.precision) }
        guard let longest = shares.compactMap(\.self).max(), !shares.contains(nil) else {
            return sharedSteps(upTo: limit)
        }
        return min(decline * longest * slowing + 1, Double(limit))
    }

    /// The part of the steady decline that it takes until a criterion holds; nil if the decline does not decide that.
    ///
    /// The decline takes about as long as 23 factors of e would in float32, 44 in float64.
    private static func shareOfDecline(until criterion: Criterion, precision: Precision) -> Double? {
        let start = DivergencePoint(maximumDifference: 0.5, cosineDistance: 0.5, unequalOutputs: 1, unequalStates: 1)
        guard let fall = MemoryPrediction.fall(of: criterion, from: start, precision: precision) else { return nil }
        let whole: Double =
            switch precision {
            case .float32: 23
            case .float64: 44
            }
        return min(max(ElementaryFunctions.log(fall.start / fall.end) / whole, 0), 1)
    }

    /// The expected number of steps until all states are bit-identical, of a run that ends after at most `limit`.
    ///
    /// Lifetimes are assumed to be exponentially distributed.
    func sharedSteps(upTo limit: Int) -> Double {
        let rest = Double(limit) - decline
        guard rest > 0 else { return Double(limit) }
        guard logarithmOfLifetime > 0 else { return min(decline + 1, Double(limit)) }
        guard logarithmOfLifetime < 30 else { return Double(limit) }
        let lifetime = ElementaryFunctions.exp(logarithmOfLifetime)
        return decline + lifetime * (1 - ElementaryFunctions.exp(-rest / lifetime))
    }

    /// How many times more slowly an LSTM forgets than with a forget bias of 1: its gate is about σ(b).
    private static func forgetting(_ bias: Double, of cell: CellKind) -> Double {
        switch cell {
        case .lstm:
            // ln(1 + e^−b) is −ln σ(b); that of a bias of 1 is 0.3133.
            let rate = bias < -30 ? -bias : ElementaryFunctions.log(1 + ElementaryFunctions.exp(-min(bias, 30)))
            return 0.3133 / max(rate, 1e-9)
        case .gru, .elman: return 1
        }
    }

    /// The strength of the recurrent kernel relative to an orthogonal one.
    private static func gain(_ cell: CellKind, _ settings: RunSettings) -> Double {
        let gates = Double(cell.gateCount)
        let square: Double =
            switch settings.initialization {
            case .glorotUniform(.orthogonal, _): 1
            case .glorotUniform(.glorotUniform, _): 2 * gates / (1 + gates)
            case .uniformRecurrent: gates / 3
            }
        return settings.recurrentScale * square.squareRoot()
    }

    /// The strength of the recurrent kernel from which on networks do not forget: exponents are about linear in it, and 0
    /// there.
    private static func forgettingLimit(of cell: CellKind) -> Double {
        switch cell {
        case .lstm: 2.65
        case .gru: 4.3
        case .elman: 1.65
        }
    }

    /// slope · (size − start), with start and slope interpolated between the nearest input sizes.
    private static func growth(
        _ points: [(doublings: Double, start: Double, slope: Double)], _ inputs: Double, _ size: Double
    ) -> Double {
        let place = logarithm2(inputs)
        let above = points.first { $0.doublings >= place } ?? points[points.count - 1]
        let below = points.last { $0.doublings <= place } ?? points[0]
        let span = above.doublings - below.doublings
        let share = span > 0 ? (place - below.doublings) / span : 0
        let start = below.start + share * (above.start - below.start)
        let slope = below.slope + share * (above.slope - below.slope)
        return slope * (size - start)
    }

    private static func logarithm2(_ x: Double) -> Double { ElementaryFunctions.log(x) / 0.6931471805599453 }

    private static func power(_ x: Double, _ exponent: Double) -> Double {
        x > 0 ? ElementaryFunctions.exp(min(exponent * ElementaryFunctions.log(x), 60)) : 0
    }
}

extension SweepEstimate {
    /// The expected number of shared steps of a run of a table cell; 0 if the experiment has no such variant.
    package static func expectedSharedSteps(of cell: CellKey, in experiment: Experiment) -> Double {
        guard let settings = experiment.settings(ofVariant: cell.variant) else { return 0 }
        return ExpectedSteps(cell, settings: settings).sharedSteps(of: settings)
    }
}
