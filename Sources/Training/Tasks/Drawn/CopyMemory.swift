import Recurrent
import Support

/// The task to repeat symbols after a pause.
///
/// A sequence has `length` symbols, `delay` steps of which the last shows *go* and the others *blank*, and `length`
/// blanks, during which the network repeats the symbols. Inputs are one-hot: the symbols, blank, go. Only the steps of
/// the repetition count. Source: Hochreiter, Schmidhuber, Long short-term memory, Neural Computation 9 (1997), in the
/// form of Arjovsky, Shah, Bengio, Unitary evolution recurrent neural networks, ICML 2016, without the blanks that they
/// demand before.
package struct CopyMemory: DrawnTask {
    /// The number of different symbols.
    package let symbols: Int
    /// The number of symbols to repeat.
    package let length: Int
    /// The number of steps between the last symbol and its repetition's first, *go* included.
    package let delay: Int

    /// The allowed numbers of symbols.
    package static let alphabets = 2...64
    /// The allowed numbers of symbols to repeat.
    package static let lengths = 1...100
    /// The allowed delays.
    package static let delays = 1...TaskLimits.steps - 200

    /// Repetition of `length` out of `symbols` symbols after `delay` steps.
    ///
    /// - Throws: `Failure` that names the number that is not allowed.
    package init(symbols: Int, length: Int, delay: Int) throws(Failure) {
        try Self.check(symbols, "The number of different symbols", in: Self.alphabets)
        try Self.check(length, "The number of symbols to repeat", in: Self.lengths)
        try Self.check(delay, "The delay of the copying task", in: Self.delays)
        self.symbols = symbols
        self.length = length
        self.delay = delay
    }

    var features: Int { symbols + 2 }
    var outputs: Int { symbols }
    let loss = TrainingLoss.crossEntropy
    var windowSteps: Int { 2 * length + delay }
    var lossSteps: Range<Int> { length + delay..<windowSteps }
    var title: String { "copying, \(length.counted("symbol")) after \(delay.counted("step"))" }
    var summary: String {
        "The network reads \(length.counted("symbol")) out of \(symbols) and repeats them \(delay.counted("step")) later."
    }

    var drawsPerSequence: Int { length }

    func sequence(_ draws: SequenceDraws) -> TaskSequence {
        let (blank, go) = (symbols, symbols + 1)
        let word = (0..<length).map { draws.integer($0, below: symbols) }
        let pause = Array(repeating: blank, count: delay - 1) + [go]
        let shown = word + pause + Array(repeating: blank, count: length)
        var inputs = Array(repeating: 0.0, count: windowSteps * features)
        for (step, symbol) in shown.enumerated() { inputs[step * features + symbol] = 1 }
        return TaskSequence(
            inputs: inputs, targets: .classes(Array(repeating: 0, count: length + delay) + word))
    }
}
