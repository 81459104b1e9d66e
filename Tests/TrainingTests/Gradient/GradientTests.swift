import Recurrent
import Testing
import Training

@Suite("Gradients")
struct GradientTests {
    @Test("are those of PyTorch", arguments: GradientFixture.gradients, [ProductVectors.widest, .usual])
    func pyTorch(name: String, products: ProductVectors) throws {
        let fixture = try GradientFixture.read("gradient-" + name)
        let evaluation = try GradientEvaluation(fixture.configuration, .float64, products)
        let (loss, gradient) = evaluation.gradient(of: fixture.weights.parameters, fixture.windows)
        #expect(abs(loss - fixture.value) <= 1e-10 * fixture.value)
        let expected = fixture.gradient.parameters
        #expect(gradient.count == expected.count)
        let largest = expected.map(\.magnitude).max() ?? 0
        for (index, (ours, theirs)) in zip(gradient, expected).enumerated() {
            #expect(abs(ours - theirs) <= 1e-10 * max(theirs.magnitude, 1e-3 * largest), "parameter \(index)")
        }
    }

    @Test("in float32 are those of float64 but for rounding", arguments: GradientFixture.gradients)
    func single(name: String) throws {
        let fixture = try GradientFixture.read("gradient-" + name)
        let evaluation = try GradientEvaluation(fixture.configuration, .float32, .widest)
        let (loss, gradient) = evaluation.gradient(of: fixture.weights.parameters, fixture.windows)
        #expect(abs(loss - fixture.value) <= 1e-5 * fixture.value)
        let expected = fixture.gradient.parameters
        let largest = expected.map(\.magnitude).max() ?? 0
        for (ours, theirs) in zip(gradient, expected) { #expect(abs(ours - theirs) <= 2e-5 * largest) }
    }

    @Test("in float32 do not depend on the width of vectors", arguments: GradientFixture.gradients + ["large"])
    func vectors(name: String) throws {
        let (configuration, parameters, windows) = try Self.problem(name)
        let results = [ProductVectors.widest, .usual].map { products in
            GradientEvaluation(configuration, .float32, products).gradient(of: parameters, windows)
        }
        #expect(results[0].loss == results[1].loss)
        #expect(results[0].gradient == results[1].gradient)
    }

    @Test("are the slopes of the loss", arguments: GradientFixture.gradients)
    func centralDifferences(name: String) throws {
        let fixture = try GradientFixture.read("gradient-" + name)
        let evaluation = try GradientEvaluation(fixture.configuration, .float64, .widest)
        let parameters = fixture.weights.parameters
        let window = [fixture.windows[fixture.windows.count - 1]]
        let (_, gradient) = evaluation.gradient(of: parameters, window)
        let width = 1e-5
        for index in stride(from: 0, to: parameters.count, by: 7) {
            func loss(_ change: Double) -> Double {
                var parameters = parameters
                parameters[index] += change
                return evaluation.loss(of: parameters, window)
            }
            let slope = (loss(width) - loss(-width)) / (2 * width)
            #expect(abs(slope - gradient[index]) <= 1e-8 + 1e-6 * gradient[index].magnitude, "parameter \(index)")
        }
    }

    @Test("of a part of the batch add up to those of the batch")
    func parts() throws {
        let fixture = try GradientFixture.read("gradient-lstm-2x9x9x4-batch33")
        let evaluation = try GradientEvaluation(fixture.configuration, .float64, .widest)
        let window = fixture.windows[0]
        let whole = evaluation.gradient(of: fixture.weights.parameters, [window])
        let alone = [0..<16, 16..<32, 32..<33].map { range in
            (
                share: Double(range.count) / Double(window.sequences),
                result: evaluation.gradient(of: fixture.weights.parameters, [window.part(range)])
            )
        }
        for index in whole.gradient.indices {
            let sum = alone.reduce(0) { $0 + $1.share * $1.result.gradient[index] }
            #expect(abs(sum - whole.gradient[index]) <= 1e-14)
        }
    }

    @Test("of lanes without a sequence are zero, whatever was in them")
    func emptyLanes() throws {
        let fixture = try GradientFixture.read("gradient-gru-after-3x9x4-batch33")
        let parameters = fixture.weights.parameters
        let full = fixture.windows[0]
        let few = full.part(0..<3)
        func result(after first: LabelledSequences?) throws -> (LossSum, [Double]) {
            let group = GradientGroup(try fixture.configuration, steps: full.steps, precision: .float32)
            group.place(parameters)
            if let first { _ = group.evaluate(first, group: 0, carriesState: false, wantsGradient: true) }
            let loss = group.evaluate(few, group: 0, carriesState: false, wantsGradient: true)
            var gradient = Array(repeating: 0.0, count: parameters.count)
            group.addGradient(to: &gradient)
            return (loss, gradient)
        }
        let (fresh, used) = (try result(after: nil), try result(after: full))
        #expect(fresh.0 == used.0)
        #expect(fresh.1 == used.1)
    }

    /// A recorded problem, or a drawn one whose sizes fill every tile.
    private static func problem(
        _ name: String
    ) throws -> (TrainableConfiguration, [Double], [LabelledSequences]) {
        guard name == "large" else {
            let fixture = try GradientFixture.read("gradient-" + name)
            return try (fixture.configuration, fixture.weights.parameters, fixture.windows)
        }
        let network = try NetworkConfiguration(cell: .lstm, inputSize: 3, hiddenSizes: [33, 26])
        let configuration = try TrainableConfiguration(network: network, outputs: 9)
        let stream = DrawStream(.kernel, of: network, run: 1, seed: 1)
        let parameters = stream.uniforms(0..<configuration.parameters.count, limit: 0.3)
        let window = LabelledSequences(
            sequences: 21, steps: 40, features: 3, outputs: 9, lossSteps: 11..<40,
            inputs: stream.uniforms(50_000..<50_000 + 21 * 40 * 3, limit: 2),
            targets: .classes((0..<21 * 40).map { $0 * 7 % 9 }))
        return (configuration, parameters, [window])
    }
}

/// Losses and gradients of batches.
struct GradientEvaluation {
    private let configuration: TrainableConfiguration
    private let precision: Precision
    private let products: ProductVectors

    init(_ configuration: TrainableConfiguration, _ precision: Precision, _ products: ProductVectors) {
        self.configuration = configuration
        self.precision = precision
        self.products = products
    }

    /// The loss and the gradient of the last window, with the states that those before it left.
    func gradient(of parameters: [Double], _ windows: [LabelledSequences]) -> (loss: Double, gradient: [Double]) {
        var gradient = Array(repeating: 0.0, count: parameters.count)
        let loss = evaluate(parameters, windows) { group in group.addGradient(to: &gradient) }
        return (loss, gradient)
    }

    /// The loss of the last window.
    func loss(of parameters: [Double], _ windows: [LabelledSequences]) -> Double {
        evaluate(parameters, windows) { _ in }
    }

    private func evaluate(
        _ parameters: [Double], _ windows: [LabelledSequences], _ use: (GradientGroup) -> Void
    ) -> Double {
        let last = windows[windows.count - 1]
        var sum = LossSum()
        for number in 0..<GradientGroup.count(sequences: last.sequences) {
            let group = GradientGroup(configuration, steps: last.steps, precision: precision, products: products)
            group.place(parameters)
            var loss = LossSum()
            for (index, window) in windows.enumerated() {
                loss = group.evaluate(window, group: number, carriesState: index > 0, wantsGradient: true)
            }
            use(group)
            sum = sum + loss
        }
        return sum.value / Double(last.lossTerms)
    }
}
