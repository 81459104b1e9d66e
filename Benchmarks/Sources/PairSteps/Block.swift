import Recurrent

/// Steps that are taken at once, with the inputs of each network.
struct Block {
    let inputs: [[Double]]
    let steps: Int
    let areShared: Bool

    /// All steps of some networks, in blocks as large as a batch takes them.
    static func blocks(of networks: [PairCase.Network], inputSize m: Int) -> [Block] {
        blocks(networks.map(\.divergentInputs), numbersPerStep: 2 * m, areShared: false)
            + blocks(networks.map(\.sharedInputs), numbersPerStep: m, areShared: true)
    }

    private static func blocks(_ sequences: [[Double]], numbersPerStep: Int, areShared: Bool) -> [Block] {
        let steps = (sequences.first?.count ?? 0) / numbersPerStep
        return stride(from: 0, to: steps, by: PairBatch.blockSteps).map { first in
            let last = min(first + PairBatch.blockSteps, steps)
            return Block(
                inputs: sequences.map { Array($0[first * numbersPerStep..<last * numbersPerStep]) },
                steps: last - first, areShared: areShared)
        }
    }
}
