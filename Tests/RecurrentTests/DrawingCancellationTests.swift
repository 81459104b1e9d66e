import Recurrent
import Testing

/// How soon long work on large networks notices cancellation, measured in operations rather than time.
@Suite("Cancelling draws and steps")
struct DrawingCancellationTests {
    /// Returns true a number of times, then false, and counts the calls after that.
    private final class Patience {
        private var left: Int
        private(set) var asked = 0
        private(set) var askedInVain = 0

        init(_ times: Int) { left = times }

        func goesOn() -> Bool {
            asked += 1
            guard left > 0 else {
                askedInVain += 1
                return false
            }
            left -= 1
            return true
        }
    }

    static let initializations: [Initialization] = [
        .glorotUniform(recurrent: .orthogonal, forgetBias: 1),
        .glorotUniform(recurrent: .glorotUniform, forgetBias: 1),
        .uniformRecurrent(forgetBias: 0),
    ]

    @Test("weights are drawn in pieces, and none starts after cancellation", arguments: initializations)
    func drawing(initialization: Initialization) throws {
        // The kernel has 1.2 million weights, more than two pieces.
        let configuration = try NetworkConfiguration(cell: .gru(.afterProduct), inputSize: 4_096, hiddenSize: 96)
        func draw(_ patience: Patience) -> NetworkWeights? {
            NetworkWeights.draw(
                configuration, initialization: initialization, seed: 1, run: 1, while: { patience.goesOn() })
        }
        let endless = Patience(.max)
        _ = draw(endless)
        #expect(endless.asked >= 4)
        for times in [0, 1, endless.asked - 1] {
            let patience = Patience(times)
            #expect(draw(patience) == nil)
            #expect(patience.askedInVain == 1)
        }
    }

    @Test("weights are packed in pieces", arguments: [Precision.float32, .float64])
    func packing(precision: Precision) throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 3, hiddenSize: 64)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 1, run: 1)
        let batch = PairBatch(configuration, precision: precision, width: 1)
        let patience = Patience(5)
        #expect(!batch.place(weights, at: 0, while: { patience.goesOn() }))
        #expect(patience.askedInVain == 1)
        #expect(batch.place(weights, at: 0, while: { true }))
    }

    @Test(
        "a step of tangents checks for cancellation before each product",
        arguments: [Cell.lstm, .gru(.afterProduct), .gru(.beforeProduct), .elman])
    func tangents(cell: Cell) throws {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: 2, hiddenSize: 8, layers: 2)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 1, run: 1)
        let network = TangentNetwork(weights, tangents: 6)
        var products: [Int] = []
        func note(_ count: Int) -> Bool {
            products.append(count)
            return true
        }
        let isDone = network.advance([0.1, 0.2], from: 0, while: note)
        #expect(isDone)
        let diagonal = network.orthonormalizeTangents(while: note)
        #expect(diagonal?.count == 6)
        // Two columns at a time with the recurrent kernel, and no more.
        let largest = 2 * 8 * 4 * 8
        #expect(products.allSatisfy { (1...max(largest, 4 * 6 * 2 * 2 * 8)).contains($0) })
        #expect(products.count >= 6 + 2 * 4)
        for stop in 1..<products.count - 6 {
            var asked = 0
            let again = TangentNetwork(weights, tangents: 6)
            let isDone = again.advance([0.1, 0.2], from: 0) { _ in
                asked += 1
                return asked < stop
            }
            #expect(!isDone)
            #expect(asked == stop)
        }
        var columns = 0
        let stopped = network.orthonormalizeTangents { _ in
            columns += 1
            return columns < 3
        }
        #expect(stopped == nil)
        #expect(columns == 3)
    }
}
