import Foundation
import Recurrent
import Testing

@Suite("Elementary functions")
struct ElementaryFunctionTests {
    @Test("float32: at most 2 ulp, vectors with the bits of scalars", arguments: FunctionAccuracy.Function.allCases)
    func float32(function: FunctionAccuracy.Function) async {
        // An odd stride visits every binade; the command `verify functions` visits every number.
        let worst = await FunctionAccuracy.worst(of: function, stride: 2_477, threads: 2)
        #expect(worst.count > 1_700_000)
        #expect(worst.ulps <= 2, "\(worst)")
        #expect(worst.ulps > 0.5, "nothing is exact: the measurement is broken")
        #expect(!worst.differsInVectors)
    }

    @Test("float64: at most 2 ulp of exact values", arguments: ["exp", "tanh", "sigmoid", "log", "sine", "cosine"])
    func float64(name: String) throws {
        let points = try ExactValues.read().points(of: name)
        #expect(points.count == 1_000)
        for point in points {
            let value =
                switch name {
                case "exp": ElementaryFunctions.exp(point.argument)
                case "tanh": ElementaryFunctions.tanh(point.argument)
                case "sigmoid": ElementaryFunctions.sigmoid(point.argument)
                case "log": ElementaryFunctions.log(point.argument)
                case "sine": ElementaryFunctions.sineAndCosine(ofTurns: point.argument).sine
                default: ElementaryFunctions.sineAndCosine(ofTurns: point.argument).cosine
                }
            let error = ((value - point.high) - point.low).magnitude / max(point.high.ulp, Double.leastNonzeroMagnitude)
            #expect(error <= 2, "\(name)(\(point.argument)) is \(value)")
        }
    }

    @Test("float64 vectors have the bits of scalars", arguments: ["exp", "tanh", "sigmoid"])
    func float64Vectors(name: String) throws {
        let arguments = try ExactValues.read().points(of: name).map(\.argument)
        for index in stride(from: 0, to: arguments.count, by: 4) {
            let four = SIMD4(arguments[index..<index + 4])
            let values =
                switch name {
                case "exp": ElementaryFunctions.exp(four)
                case "tanh": ElementaryFunctions.tanh(four)
                default: ElementaryFunctions.sigmoid(four)
                }
            for lane in 0..<4 {
                let scalar =
                    switch name {
                    case "exp": ElementaryFunctions.exp(four[lane])
                    case "tanh": ElementaryFunctions.tanh(four[lane])
                    default: ElementaryFunctions.sigmoid(four[lane])
                    }
                #expect(scalar.bitPattern == values[lane].bitPattern)
            }
        }
    }

    @Test("infinities, NaN and zeros give the limits of the functions")
    func specialNumbers() {
        #expect(ElementaryFunctions.exp(Float.infinity) == .infinity)
        #expect(ElementaryFunctions.exp(-Float.infinity) == 0)
        #expect(ElementaryFunctions.exp(Float.nan).isNaN)
        #expect(ElementaryFunctions.exp(Double.infinity) == .infinity)
        #expect(ElementaryFunctions.exp(-Double.infinity) == 0)
        #expect(ElementaryFunctions.exp(Double.nan).isNaN)
        #expect(ElementaryFunctions.exp(0.0) == 1)
        #expect(ElementaryFunctions.tanh(Float.infinity) == 1)
        #expect(ElementaryFunctions.tanh(-Double.infinity) == -1)
        #expect(ElementaryFunctions.tanh(Float.nan).isNaN)
        #expect(ElementaryFunctions.tanh(-0.0).sign == .minus)
        #expect(ElementaryFunctions.tanh(Double.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
        #expect(ElementaryFunctions.sigmoid(Float.infinity) == 1)
        #expect(ElementaryFunctions.sigmoid(-Float.infinity) == 0)
        #expect(ElementaryFunctions.sigmoid(Double.nan).isNaN)
        #expect(ElementaryFunctions.sigmoid(0.0) == 0.5)
        #expect(ElementaryFunctions.log(0) == -.infinity)
        #expect(ElementaryFunctions.log(-1).isNaN)
        #expect(ElementaryFunctions.log(.infinity) == .infinity)
        #expect(ElementaryFunctions.log(1) == 0)
        #expect(abs(ElementaryFunctions.log(Double.leastNonzeroMagnitude) + 744.440071921381) < 1e-12)
    }

    @Test("hard sigmoid clips at both ends", arguments: [(-3.0, 0.0), (-2.5, 0), (0, 0.5), (1, 0.7), (2.5, 1), (9, 1)])
    func hardSigmoid(x: Double, y: Double) {
        #expect(ElementaryFunctions.hardSigmoid(x) == y)
        #expect(ElementaryFunctions.hardSigmoid(Float(x)) == Float(y))
    }
}

/// Exact values of the elementary functions, from `Fixtures/make-elementary-float64.py`.
private struct ExactValues: Decodable {
    struct Point {
        let argument: Double
        let high: Double
        let low: Double
    }

    let values: [String: [[String]]]

    static func read() throws -> ExactValues {
        try Fixture.decode(ExactValues.self, from: "elementary-float64.json")
    }

    func points(of name: String) throws -> [Point] {
        try #require(values[name]).map { row in
            Point(
                argument: try #require(Double(row[0])), high: try #require(Double(row[1])),
                low: try #require(Double(row[2])))
        }
    }
}
