import Recurrent

extension PermutationProbability {
    /// The probability of a Welch statistic at least as far from 0 if the numbers were randomly reassigned to the
    /// groups.
    ///
    /// The statistic is studentised, so the test holds its level for many runs even if the groups' variances differ: A.
    /// Janssen, "Studentized permutation tests for non-i.i.d. hypotheses and the generalized Behrens–Fisher problem",
    /// Statistics & Probability Letters 36 (1997), 9–21. Up to 65,536 assignments are enumerated.
    ///
    /// - Parameters:
    ///   - first: The numbers of one group, at least two.
    ///   - second: Those of the other, at least two.
    ///   - draws: The source of random permutations.
    /// - Complexity: O(n · `PermutationDraws.count`) for n numbers, or O(n · 2^16).
    public init(dealing first: [Int], _ second: [Int], draws: PermutationDraws) {
        var deal = Deal(first, second)
        let measured = deal.statistic * (1 - 1e-9)
        var extreme = 0
        guard let all = Self.combinations(first.count + second.count, first.count) else {
            let count = PermutationDraws.count(runs: first.count + second.count)
            for number in 1...count {
                deal.shuffle(draws.stream(number))
                if deal.statistic >= measured { extreme += 1 }
            }
            self.init(extreme: extreme, ofRandom: count)
            return
        }
        var places = Array(0..<first.count)
        for _ in 0..<all {
            if deal.statistic(ofPlaces: places) >= measured { extreme += 1 }
            Self.advance(&places, below: first.count + second.count)
        }
        self.init(extreme: extreme, ofAll: all)
    }

    /// The number of ways to choose some of `count` items, or nil if there are too many to enumerate.
    private static func combinations(_ count: Int, _ chosen: Int) -> Int? {
        var ways = 1
        for step in 0..<min(chosen, count - chosen) {
            ways = ways * (count - step) / (step + 1)
            guard ways <= PermutationDraws.mostEnumerated else { return nil }
        }
        return ways
    }

    /// Advances to the next choice in lexicographic order; the last one stays.
    private static func advance(_ places: inout [Int], below count: Int) {
        guard let index = places.indices.last(where: { places[$0] < count - places.count + $0 }) else { return }
        places[index] += 1
        for next in places.indices.dropFirst(index + 1) { places[next] = places[next - 1] + 1 }
    }
}

/// Numbers assigned to two groups: the first ones to one, the rest to the other.
private struct Deal {
    /// The numbers minus their overall mean.
    private var numbers: [Double]
    private let firstCount: Int
    private let sum: Double
    private let squares: Double

    init(_ first: [Int], _ second: [Int]) {
        let numbers = (first + second).map(Double.init)
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        self.numbers = numbers.map { $0 - mean }
        firstCount = first.count
        sum = self.numbers.reduce(0, +)
        squares = self.numbers.reduce(0) { $0 + $1 * $1 }
    }

    /// Reassigns at random: each number of the first group changes places with a random one after it, or stays.
    mutating func shuffle(_ stream: DrawStream) {
        for block in 0..<(firstCount + 1) / 2 {
            let pair = stream.uniformPair(block: UInt64(block))
            for (half, uniform) in [pair.0, pair.1].enumerated() where 2 * block + half < firstCount {
                let place = 2 * block + half
                numbers.swapAt(place, place + Int(uniform * Double(numbers.count - place)))
            }
        }
    }

    /// The magnitude of Welch's statistic for the current groups.
    var statistic: Double { statistic(ofPlaces: 0..<firstCount) }

    /// The magnitude of Welch's statistic if the first group consisted of these numbers.
    func statistic(ofPlaces places: some Sequence<Int>) -> Double {
        var (sum, squares) = (0.0, 0.0)
        for place in places {
            sum += numbers[place]
            squares += numbers[place] * numbers[place]
        }
        let counts = (Double(firstCount), Double(numbers.count - firstCount))
        let means = (sum / counts.0, (self.sum - sum) / counts.1)
        let variances = (
            (squares - sum * means.0) / (counts.0 - 1),
            (self.squares - squares - (self.sum - sum) * means.1) / (counts.1 - 1)
        )
        let floor = MeanDifference.roundingVariance
        let variance =
            (max(0, variances.0) + floor) / counts.0 + (max(0, variances.1) + floor) / counts.1
        return (means.0 - means.1).magnitude / variance.squareRoot()
    }
}
