import Recurrent
import Testing
import Training

@Suite("Adam")
struct OptimizerTests {
    @Test("takes PyTorch's ten steps", arguments: GradientFixture.updates)
    func pyTorch(name: String) throws {
        let fixture = try GradientFixture.read("updates-" + name)
        let settings = try #require(fixture.optimiser)
        let evaluation = try GradientEvaluation(fixture.configuration, .float64, .widest)
        var parameters = fixture.weights.parameters
        var optimizer = AdamOptimizer(parameters: parameters.count)
        for (index, rate) in settings.learningRate.enumerated() {
            let (loss, gradient) = evaluation.gradient(of: parameters, fixture.windows)
            let expected = try #require(fixture.losses?[index])
            #expect(abs(loss - expected) <= 1e-9 * expected)
            optimizer.update(
                &parameters, gradient: gradient,
                scale: AdamOptimizer.clippingScale(gradient, norm: settings.clipNorm), learningRate: rate,
                weightDecay: settings.weightDecay)
        }
        let after = try #require(fixture.after).parameters
        #expect(zip(parameters, after).allSatisfy { abs($0 - $1) <= 1e-9 * max($1.magnitude, 1e-3) })
        #expect(zip(parameters, fixture.weights.parameters).contains { abs($0 - $1) > 1e-2 })
    }

    @Test("clips the norm, and leaves a smaller gradient alone")
    func clipping() {
        #expect(AdamOptimizer.clippingScale([3, 4], norm: 10) == 1)
        let scale = AdamOptimizer.clippingScale([3, 4], norm: 1)
        #expect(abs(scale - 0.2) < 1e-6)
    }
}
