import Testing

/// The instruction counts of fixed workloads, compared with the recorded ones.
///
/// Instruction counts, unlike times, are the same on busy and idle machines and on every processor.
@Suite(
    .enabled(if: MeasuredPlatform.isThis, "\(MeasuredPlatform.reason)"),
    .enabled(if: Tool(named: "valgrind") != nil, "valgrind is not installed"))
struct InstructionGateTests {
    /// Counted once for all tests.
    private static let counts = Task { try await InstructionCounts.measured() }

    @Test(
        .disabled(if: MeasuredPlatform.isRecording, "the counts are being recorded"),
        .enabled("the recorded counts are of another compiler; run script/record-instructions") {
            try await InstructionRecord.compilerAtHand() == InstructionRecord.read().compiler
        })
    func noWorkloadNeedsMoreInstructions() async throws {
        for complaint in try InstructionRecord.read().complaints(about: await Self.counts.value.perUnit) {
            Issue.record("\(complaint) \(InstructionRecord.advice)")
        }
    }

    @Test func countsDistinguishKernelAndReference() async throws {
        let counts = try await Self.counts.value.perUnit
        let kernel = try #require(counts["lstm 8x8 float32, step"])
        let reference = try #require(counts["lstm 8x8 float32, reference, step"])
        #expect(reference > 2 * kernel)
        // The fused multiply-adds of eight lanes for one step: inputs once, outputs for both sequences.
        let multiplications = 4 * 128 * (128 + 2 * 128) / 8
        let large = try #require(counts["lstm 128x128 float32, step"])
        #expect(large > multiplications && large < 4 * multiplications)
    }

    @Test(.enabled(if: MeasuredPlatform.isRecording, "counts are recorded only by script/record-instructions"))
    func record() async throws {
        let counts = try await Self.counts.value.perUnit
        let compiler = try #require(try await InstructionRecord.compilerAtHand())
        let before = (try? InstructionRecord.read()) ?? InstructionRecord(compiler: compiler, perUnit: [:])
        if before.compiler != compiler { print("Compiler: \(before.compiler) → \(compiler)") }
        for line in before.changes(to: counts) { print(line) }
        try InstructionRecord(compiler: compiler, perUnit: counts).write()
    }
}
