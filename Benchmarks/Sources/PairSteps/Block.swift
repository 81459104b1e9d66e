import Recurrent

/// Steps that are taken at once, with the inputs of each run.
struct Block {
    let inputs: [[Double]]
    let steps: Int
    let areShared: Bool

    /// All steps of the first `runs` networks of a case, in blocks as large as a network takes them.
    static func blocks(of pairCase: PairCase, runs: Int) -> [Block] {
        let networks = pairCase.networks.prefix(runs)
        let m = pairCase.configuration.inputSize
        return blocks(networks.map(\.divergentInputs), numbersPerStep: 2 * m, areShared: false)
            + blocks(networks.map(\.sharedInputs), numbersPerStep: m, areShared: true)
    }

    private static func blocks(_ sequences: [[Double]], numbersPerStep: Int, areShared: Bool) -> [Block] {
        let steps = (sequences.first?.count ?? 0) / numbersPerStep
        return stride(from: 0, to: steps, by: PairNetwork.blockSteps).map { first in
            let last = min(first + PairNetwork.blockSteps, steps)
            return Block(
                inputs: sequences.map { Array($0[first * numbersPerStep..<last * numbersPerStep]) },
                steps: last - first, areShared: areShared)
        }
    }
}
