import Testing

/// Which counts pass against the recorded ones.
@Suite struct InstructionRecordTests {
    private let record = InstructionRecord(compiler: "Swift version 1", perUnit: ["step": 1_000, "run": 40])

    @Test(arguments: [(1_000, 40), (1_050, 42), (1, 1)])
    func smallIncreasesAndAnyDecreasePass(step: Int, run: Int) {
        #expect(record.complaints(about: ["step": step, "run": run]).isEmpty)
    }

    @Test func increaseIsReported() {
        #expect(
            record.complaints(about: ["step": 1_051, "run": 43]) == [
                "run: 43 instructions, 40 recorded, +7.5 % with 5 % allowed.",
                "step: 1051 instructions, 1000 recorded, +5.1 % with 5 % allowed.",
            ])
    }

    @Test func unmatchedWorkloadsAreReported() {
        #expect(
            record.complaints(about: ["step": 1_000, "walk": 5]) == [
                "run: recorded, but no longer a workload.", "walk: not recorded.",
            ])
    }

    @Test func changesIncludeIncreasesAndDecreases() {
        #expect(
            record.changes(to: ["step": 899, "run": 50, "walk": 5]) == [
                "run: 40 → 50, +25.0 %", "step: 1000 → 899, −10.1 %", "walk: 5, new",
            ])
    }
}
