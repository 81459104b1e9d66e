import Foundation
import TestSupport
import Testing

/// The program on a processor from before 2013.
@Suite struct ProcessorTests {
    private static let emulator = "/usr/bin/qemu-x86_64"

    private static var isEmulatorThere: Bool {
        #if arch(x86_64) && os(Linux)
            FileManager.default.isExecutableFile(atPath: emulator)
                && ProcessInfo.processInfo.environment["RNN_MEMORY_PORTABLE"] != "1"
        #else
            false
        #endif
    }

    @Test(.enabled(if: isEmulatorThere, "qemu-x86_64 (Debian package qemu-user) is not installed, or not needed"))
    func missingInstructionsAreReported() async throws {
        let outcome = try await Program().run(
            ["sweep", "--experiment", "quick"], through: [Self.emulator, "-cpu", "Nehalem"])
        #expect(outcome.hasExited && outcome.code == 69)
        #expect(outcome.diagnostics.contains("AVX2, FMA"))
        #expect(outcome.diagnostics.contains("RNN_MEMORY_PORTABLE=1 swift build -c release"))
    }
}
