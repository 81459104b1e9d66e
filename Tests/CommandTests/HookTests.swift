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

    /// The parts of the results as JSON that the tests read.
    private struct Results: Decodable {
        struct Network: Decodable {
            let starts: Int
            let horizon: Int
            let protocols: Protocols
        }

        struct Protocols: Decodable {
            let traces: [Summary]
        }

        struct Summary: Decodable {
            let median: Double?
            let never: Double
        }

        let networks: [Network]
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
            ["analyze", "--traces", "A.npy", "B.npy", "--shared-from", "50", "--json"], in: folder)
        #expect(traces.code == 0, "\(traces.diagnostics)")
        let results = try JSONDecoder().decode(Results.self, from: Data(traces.output.utf8))
        let result = try #require(results.networks.first)
        #expect(result.starts == 3 && result.horizon == 200)
        // Outputs differ after the first shared step and agree long before the last.
        #expect(result.protocols.traces.allSatisfy { $0.never == 0 && (1...100).contains($0.median ?? 0) })
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
