/// The table cells of an experiment in plan order: by variant, recurrent cell, layers, input size, hidden size.
///
/// Keys are computed on demand, so the collection of a large plan uses no memory.
public struct CellKeys: RandomAccessCollection, Sendable {
    /// The names of the variants.
    private let variants: [String]
    /// The plan with the sizes.
    private let plan: Plan

    /// The table cells of `experiment`.
    init(of experiment: Experiment) {
        variants = experiment.variants.map(\.name)
        plan = experiment.plan
    }

    /// The position of the first key.
    public var startIndex: Int { 0 }
    /// The number of keys.
    public var endIndex: Int {
        variants.count * plan.cells.count * plan.layers.count * plan.inputSizes.count * plan.hiddenSizes.count
    }

    /// The key at `position`, counted from 0; the hidden size varies fastest.
    public subscript(position: Int) -> CellKey {
        var rest = position
        func next<Value>(_ values: [Value]) -> Value {
            defer { rest /= values.count }
            return values[rest % values.count]
        }
        let hiddenSize = next(plan.hiddenSizes)
        let inputSize = next(plan.inputSizes)
        let layers = next(plan.layers)
        let cell = next(plan.cells)
        return CellKey(
            variant: next(variants), cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
    }
}
