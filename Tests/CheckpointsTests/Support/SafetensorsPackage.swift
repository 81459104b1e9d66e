import Foundation
import TestSupport
import Testing

/// The Python packages safetensors and PyTorch, which may be installed.
enum SafetensorsPackage {
    /// What they find in a file and compute from it.
    struct Results: Decodable {
        let metadata: [String: String]
        /// The read-out's outputs: [step][output].
        let outputs: [[Double]]
    }

    /// The reason given for skipped tests.
    static let absence: Comment = "python3 with safetensors and PyTorch is not installed"

    private static let python = Executable.installed("python3")

    /// Whether the Python of the search path has both.
    static let isInstalled: Bool = {
        guard let python else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [
            "-c",
            "from importlib.util import find_spec as f; raise SystemExit(not (f('safetensors') and f('torch')))",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// Loads files into modules of PyTorch, which must take every tensor, and runs them.
    ///
    /// - Parameters:
    ///   - classes: The class of the recurrent modules of `0.safetensors`, `1.safetensors`, … in the folder.
    ///   - inputs: The inputs of all networks, in rows of three.
    static func results(in folder: TemporaryFolder, classes: [String], inputs: [Double]) async throws -> [Results] {
        let numbers = "[" + inputs.map { "\($0)" }.joined(separator: ",") + "]"
        let words = [try #require(python), "-c", script, numbers] + classes
        let outcome = try await RunningProcess(words, in: folder.path).outcome()
        try #require(outcome.isSuccess, "\(outcome.diagnostics)")
        return try JSONDecoder().decode([Results].self, from: Data(folder.text(of: "results.json").utf8))
    }

    private static let script = """
        import json, sys
        import torch
        from safetensors import safe_open
        from safetensors.torch import load_file


        def results(path, kind, x):
            tensors = load_file(path)
            prefixes = sorted({name.rsplit(".", 1)[0] for name in tensors if name.startswith("rnn")})
            for prefix in prefixes + ["readout"]:
                state = {
                    name[len(prefix) + 1:]: value for name, value in tensors.items() if name.startswith(prefix + ".")
                }
                if prefix == "readout":
                    module = torch.nn.Linear(*reversed(state["weight"].shape), dtype=torch.float64)
                else:
                    units = state["weight_hh_l0"].shape[1]
                    module = kind(x.shape[1], units, len(state) // 4, dtype=torch.float64)
                module.load_state_dict(state, strict=True)
                y = module(x)
                x = y[0] if isinstance(y, tuple) else y
            with safe_open(path, "pt") as file:
                return {"metadata": file.metadata(), "outputs": x.tolist()}


        x = torch.tensor(json.loads(sys.argv[1]), dtype=torch.float64).reshape(-1, 3)
        with torch.no_grad():
            everything = [
                results(f"{index}.safetensors", getattr(torch.nn, name), x) for index, name in enumerate(sys.argv[2:])
            ]
        json.dump(everything, open("results.json", "w"))
        """
}
