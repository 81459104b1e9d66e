import MemoryExperiment
import Recurrent
import Testing

@Suite("Conditions")
struct ConditionTests {
    @Test(
        "hold only if everything they name holds",
        arguments: [true, false], [(0.0, true), (0.009, true), (0.01, false), (1, false), (.nan, false)])
    func conjunction(isSame: Bool, difference: (value: Double, isSmall: Bool)) {
        let comparison = PairComparison(
            maximumDifference: difference.value, cosineIsOne: isSame, outputsAreSame: true, statesAreSame: false)
        typealias Condition = Criterion.Condition
        #expect(Condition(differenceBelow: 0.01).holds(for: comparison) == difference.isSmall)
        #expect(Condition(needsDirection: true).holds(for: comparison) == isSame)
        #expect(
            Condition(differenceBelow: 0.01, needsDirection: true).holds(for: comparison)
                == (isSame && difference.isSmall))
        #expect(Condition(needsOutputs: true).holds(for: comparison))
        #expect(!Condition(needsOutputs: true, needsStates: true).holds(for: comparison))
    }
}
