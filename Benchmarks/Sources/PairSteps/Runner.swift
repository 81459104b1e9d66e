import Recurrent

/// Runs of one configuration, stepped together.
protocol Runner {
    /// How many runs there are.
    var runs: Int { get }
    /// Takes the next steps of every run.
    func advance(_ block: Block)
    /// h of a run after step `step` of the last block.
    func output(ofRun run: Int, _ sequence: PairSequence, afterStep step: Int) -> [Double]
}

/// A single run.
struct OneRun: Runner {
    private let network: PairNetwork

    /// The first network of a case, at rest.
    init(_ pairCase: PairCase) {
        network = PairNetwork(pairCase.networks[0].weights, precision: .float32)
    }

    var runs: Int { 1 }

    func advance(_ block: Block) {
        network.advance(block.inputs[0], steps: block.steps, areShared: block.areShared)
    }

    func output(ofRun run: Int, _ sequence: PairSequence, afterStep step: Int) -> [Double] {
        network.output(sequence, layer: 0, afterStep: step)
    }
}
