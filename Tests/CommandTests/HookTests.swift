import Foundation
import TestSupport
import Testing

/// The Python files that record what a framework computes, through the program.
@Suite struct HookTests {
    /// A framework with a file that records.
    enum Framework: String, CaseIterable, Sendable {
        case pytorch
        case keras
        case onnx

        /// The checkpoint that the trial of the file writes.
        var checkpoint: String {
            switch self {
            case .pytorch: "model.pt"
            case .keras: "model.keras"
            case .onnx: "model.onnx"
            }
        }

        /// A Python expression that is true if the framework is installed.
        var isInstalled: String {
            switch self {
            case .pytorch: "found('torch') and found('numpy')"
            case .keras: "found('keras') and (found('tensorflow') or found('torch'))"
            case .onnx: "found('onnx') and found('onnxruntime')"
            }
        }
    }

    private static let folder = "\(PackageFolder.path)/Tests/AnalysisTests/Hooks"

    /// The frameworks that the Python of the search path can import.
    private static let installed = Framework.allCases.filter { framework in
        Python.succeeds(
            """
            from importlib.util import find_spec as found
            raise SystemExit(not (\(framework.isInstalled)))
            """)
    }

    /// Runs the trial of a framework's file in a new folder.
    private func recorded(by framework: Framework) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let python = try #require(Python.path)
        let outcome = try await Program(at: python).run(
            ["-B", "\(Self.folder)/try_\(framework.rawValue).py"], in: folder)
        try #require(outcome.code == 0, "\(outcome.diagnostics)")
        return folder
    }

    @Test(.enabled(if: !installed.isEmpty, "python3 has no PyTorch, Keras or ONNX Runtime"), arguments: installed)
    func recordingsProveTheReadingAndTracesAgree(framework: Framework) async throws {
        let folder = try await recorded(by: framework)
        let files = ["--input", "x.npy", "--expect", "y.npy"]
        let infer = try await Program().run(["infer", framework.checkpoint] + files, in: folder)
        #expect(infer.code == 0, "\(infer.output)\(infer.diagnostics)")
        #expect(infer.output.hasSuffix("within 2e-06.\n"), "\(infer.output)")
        let traces = try await Program().run(
            ["analyze", "--traces", "A.npy", "B.npy", "--shared-from", "50"], in: folder)
        #expect(traces.code == 0, "\(traces.diagnostics)")
        #expect(traces.output.hasPrefix("3 pairs of traces, 200 shared steps\n"))
        // The shared steps do not agree from the first, and agree before the last.
        for line in traces.output.split(separator: "\n").dropFirst() {
            #expect(line.hasSuffix("never 0.0 %") || line.hasSuffix("never 0\u{A0}%"), "\(line)")
            #expect(!line.contains("unknown") && !line.contains("median 0 "), "\(line)")
        }
        // Outputs of other steps are no proof.
        let other = try await Program().run(
            ["infer", framework.checkpoint, "--input", "x.npy", "--expect", "A.npy"], in: folder)
        #expect(other.code == 65)
    }

    @Test(arguments: Framework.allCases)
    func pageShowsTheFiles(framework: Framework) throws {
        let page = try String(
            contentsOfFile: "\(PackageFolder.path)/Sources/Analysis/Analysis.docc/Hooks.md", encoding: .utf8)
        let code = try String(contentsOfFile: "\(Self.folder)/record_\(framework.rawValue).py", encoding: .utf8)
        let blocks = PageCommand.blocks(of: page, in: "python")
        #expect(blocks.count == Framework.allCases.count)
        #expect(blocks.contains(code))
    }
}
