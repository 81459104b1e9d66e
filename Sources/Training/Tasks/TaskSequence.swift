import Recurrent

/// The inputs and targets of one sequence.
struct TaskSequence {
    let inputs: [Double]
    let targets: LabelledSequences.Targets

    /// A batch of sequences, at least one.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - steps: The number of steps of every sequence.
    ///   - lossSteps: The steps whose outputs count.
    ///   - sequences: The sequences.
    static func batch(
        of task: some TaskDescription, steps: Int, lossSteps: Range<Int>, _ sequences: [TaskSequence]
    ) -> LabelledSequences {
        var inputs: [Double] = []
        inputs.reserveCapacity(sequences.count * steps * task.features)
        var (values, classes): ([Double], [Int]) = ([], [])
        for sequence in sequences {
            inputs += sequence.inputs
            switch sequence.targets {
            case .values(let numbers): values += numbers
            case .classes(let numbers): classes += numbers
            }
        }
        let targets: LabelledSequences.Targets =
            switch task.loss {
            case .squaredError: .values(values)
            case .crossEntropy: .classes(classes)
            }
        return LabelledSequences(
            sequences: sequences.count, steps: steps, features: task.features, outputs: task.outputs,
            lossSteps: lossSteps, inputs: inputs, targets: targets)
    }
}
