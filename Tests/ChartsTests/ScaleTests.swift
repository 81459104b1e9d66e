import Charts
import Testing

@Suite("Scales")
struct ScaleTests {
    @Test(
        "linear ticks are multiples of 1, 2 or 5 times a power of ten",
        arguments: [
            (0.2...47.8, 6, ["10", "20", "30", "40"]),
            (-6.3...6.3, 6, ["\u{2212}5", "0", "5"]),
            (0...1, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (0...12_000, 3, ["0", "5,000", "10,000"]),
            (0.001...0.0042, 4, ["0.001", "0.002", "0.003", "0.004"]),
            (7...7, 4, ["4", "6", "8", "10"]),
        ])
    func linear(range: ClosedRange<Double>, count: Int, labels: [String]) {
        #expect(LinearScale(range).ticks(atMost: count).map(\.label.plainText) == labels)
    }

    @Test(
        "logarithmic ticks are powers of ten, or plain numbers in a short range",
        arguments: [
            (5...90_000, 6, ["101", "102", "103", "104"]),
            (1e-9...1.4, 12, (-9...0).map { $0 < 0 ? "10\u{2212}\(-$0)" : "10\($0)" }),
            (1e-9...1.4, 4, ["10\u{2212}9", "10\u{2212}6", "10\u{2212}3", "100"]),
            (8...60, 6, ["10", "20", "50"]),
            (20...90, 2, []),
        ])
    func logarithmic(range: ClosedRange<Double>, count: Int, labels: [String]) {
        #expect(LogarithmicScale(range).ticks(atMost: count).map(\.label.plainText) == labels)
    }

    @Test("an exponent is a superscript with a true minus sign")
    func exponent() {
        let ticks = LogarithmicScale(1e-9...1).ticks(atMost: 12)
        #expect(ticks.first?.label == RichText("10").superscript("\u{2212}9"))
    }

    @Test(
        "ticks exceed their count by at most two and stay in range and order",
        arguments: [1e-300...1e300, 1e-9...1, 1...3, 5...90_000, 0.999...1.001, 1e-5...1e15], [1, 2, 5, 10])
    func ticksAreBounded(range: ClosedRange<Double>, count: Int) {
        let scales: [any Scale] = [
            LinearScale(range), LogarithmicScale(range), StepScale(upTo: range.upperBound, showsZero: true),
        ]
        for scale in scales {
            let ticks = scale.ticks(atMost: count)
            #expect(ticks.count <= count + 2)
            #expect(ticks.allSatisfy { (-1e-5...1 + 1e-5).contains(scale.position(of: $0.value)) })
            #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
            #expect(Set(ticks.map(\.label)).count == ticks.count)
        }
    }

    @Test("positions run from 0 to 1, linearly or logarithmically")
    func positions() {
        let scale = LogarithmicScale(1...10_000)
        #expect(scale.position(of: 1) == 0)
        #expect(scale.position(of: 10_000) == 1)
        #expect(abs(scale.position(of: 100) - 0.5) < 1e-12)
        #expect(scale.position(of: 0) == -.infinity)
        #expect(LinearScale(-2...2).position(of: 1) == 0.75)
    }

    @Test("a scale of steps has 0 before 1, and the last step at the end")
    func steps() {
        let scale = StepScale(upTo: 99_000, showsZero: true)
        let places = [0, 0.5, 1, 2, 10, 98_999, 99_000].map(scale.position(of:))
        #expect(places == places.sorted() && Set(places).count == places.count)
        #expect(places.last == 1)
        #expect(scale.ticks(atMost: 8).map(\.label.plainText) == ["0", "100", "101", "102", "103", "104"])
        #expect(StepScale(upTo: 100, showsZero: false).position(of: 1) == 0)
    }

    @Test(
        "invalid ranges give a usable scale",
        arguments: [-Double.infinity...Double.infinity, 0...0, -5...(-1), 0...1e300])
    func unusable(range: ClosedRange<Double>) {
        let scales: [any Scale] = [
            LinearScale(range), LogarithmicScale(range), StepScale(upTo: range.upperBound, showsZero: true),
        ]
        for scale in scales {
            #expect(scale.ticks(atMost: 5).count <= 7)
            #expect(scale.position(of: 1).isFinite)
        }
    }
}
