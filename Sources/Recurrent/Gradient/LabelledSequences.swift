/// Sequences with the outputs that a network is trained to give.
package struct LabelledSequences: Sendable, Hashable {
    /// What the read-out is compared with.
    package enum Targets: Sendable, Hashable {
        /// Numbers, compared by squared error: [sequence][step][output].
        case values([Double])
        /// The right output, compared by the cross-entropy of the outputs' softmax: [sequence][step].
        case classes([Int])
    }

    /// The number of sequences.
    package let sequences: Int
    /// The number of steps of every sequence.
    package let steps: Int
    /// The number of inputs of a step.
    package let features: Int
    /// The number of outputs of a step.
    package let outputs: Int
    /// The steps whose outputs count, up to the last.
    package let lossSteps: Range<Int>
    /// The inputs: [sequence][step][feature].
    package let inputs: [Double]
    /// The targets of all steps; those outside `lossSteps` are not read.
    package let targets: Targets

    /// Sequences whose arrays have the documented sizes.
    ///
    /// - Precondition: The sizes are positive and fit, and `lossSteps` is not empty and ends with the last step.
    package init(
        sequences: Int, steps: Int, features: Int, outputs: Int, lossSteps: Range<Int>, inputs: [Double],
        targets: Targets
    ) {
        precondition(sequences > 0 && features > 0 && outputs > 0, "there are sequences with inputs and outputs")
        precondition(
            !lossSteps.isEmpty && lossSteps.lowerBound >= 0 && lossSteps.upperBound == steps,
            "the steps that count end with the last")
        precondition(inputs.count == sequences * steps * features, "there are inputs for every step")
        switch targets {
        case .values(let values):
            precondition(values.count == sequences * steps * outputs, "there are targets for every step")
        case .classes(let classes):
            precondition(classes.count == sequences * steps, "there is a class for every step")
            precondition(classes.allSatisfy { (0..<outputs).contains($0) }, "every class is an output")
        }
        self.sequences = sequences
        self.steps = steps
        self.features = features
        self.outputs = outputs
        self.lossSteps = lossSteps
        self.inputs = inputs
        self.targets = targets
    }

    /// Some of the sequences.
    ///
    /// - Precondition: `range` lies within them and is not empty.
    package func part(_ range: Range<Int>) -> LabelledSequences {
        func numbers<Number>(_ all: [Number], _ size: Int) -> [Number] {
            Array(all[range.lowerBound * size..<range.upperBound * size])
        }
        let part: Targets =
            switch targets {
            case .values(let values): .values(numbers(values, steps * outputs))
            case .classes(let classes): .classes(numbers(classes, steps))
            }
        return LabelledSequences(
            sequences: range.count, steps: steps, features: features, outputs: outputs, lossSteps: lossSteps,
            inputs: numbers(inputs, steps * features), targets: part)
    }

    /// The number of terms of which the loss is the mean: one per sequence, step that counts and, for values, output.
    package var lossTerms: Int {
        switch targets {
        case .values: sequences * lossSteps.count * outputs
        case .classes: sequences * lossSteps.count
        }
    }
}
