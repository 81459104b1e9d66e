import TestSupport
import Testing

/// What the compiler made of the kernels.
@Suite(
    .enabled(if: MeasuredPlatform.isThis, "\(MeasuredPlatform.reason)"),
    .enabled(if: Tool(named: "objdump") != nil, "objdump is not installed"))
struct KernelCodeTests {
    /// Disassembled once for all tests.
    private static let code = Task {
        let objdump = try #require(Tool(named: "objdump"))
        let workloads = try #require(Tool.workloads, "instruction-workloads is not built")
        let outcome = try await objdump.run(["--disassemble", "--no-show-raw-insn", workloads.path])
        try #require(outcome.isSuccess, "\(outcome.diagnostics)")
        return KernelCode(outcome.output)
    }

    /// One each for the LSTM, the GRU with its reset gate after the product, and before it.
    @Test(arguments: Lanes.allCases)
    func everyRecurrentCellHasAnAccumulation(lanes: Lanes) async throws {
        #expect(try await Self.code.value.accumulations(of: lanes).count >= 3)
    }

    @Test func innerLoopsFollowTheRules() async throws {
        for complaint in try await Self.code.value.complaints { Issue.record("\(complaint)") }
    }
}
