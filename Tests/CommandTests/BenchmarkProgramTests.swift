import Foundation
import TestSupport
import Testing

/// The Swift programs in `Benchmarks`, a separate package that neither the build nor other tests compile.
@Suite struct BenchmarkProgramTests {
    @Test(arguments: ["ComparisonChart", "PairSteps"])
    func programsCompileAgainstTheLibraries(program: String) async throws {
        let products = URL(fileURLWithPath: try Program().path).deletingLastPathComponent()
        let check = """
            cd "$1" && swiftc -typecheck -parse-as-library -swift-version 6 -warnings-as-errors -I "$2"/Modules \
                -Xcc -fmodule-map-file=Sources/CCairo/module.modulemap \
                -Xcc -fmodule-map-file=Sources/CPNG/module.modulemap \
                -Xcc -fmodule-map-file=Sources/CWideKernel/include/module.modulemap \
                $(pkg-config --cflags pangocairo libpng | sed 's/[^ ][^ ]*/-Xcc &/g') Benchmarks/Sources/"$3"/*.swift
            """
        let outcome = try await Program(at: "/bin/sh").run(
            ["-c", check, "check", PackageFolder.path, products.path, program])
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
    }
}
