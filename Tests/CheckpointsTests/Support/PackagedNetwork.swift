import Foundation
import TestSupport
import Testing

/// A trained network in a Python package that may be installed.
struct PackagedNetwork: Sendable, CustomTestStringConvertible {
    /// The package as Python imports it.
    let package: String
    /// The file in the folder of the package.
    let file: String
    /// The network in the file.
    let module: String
    /// The input kernel, the recurrent kernel and their biases, by the names of the file.
    let tensors: [String]

    var testDescription: String { "\(package), \(module)" }

    private static let all =
        [
            PackagedNetwork(
                package: "silero_vad", file: "data/silero_vad_16k.safetensors", module: "lstm_cell",
                tensors: ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map { "lstm_cell.\($0)" })
        ]
        + ["enc", "dec"].map { module in
            PackagedNetwork(
                package: "g2p_en", file: "checkpoint20.npz", module: module,
                tensors: ["w_ih", "w_hh", "b_ih", "b_hh"].map { "\(module)_\($0)" })
        }

    /// The networks whose files are in packages of the Python of the search path, if it has NumPy.
    static let installed = all.filter { folders[$0.package].map($0.isFile) ?? false }

    /// The reason given for skipped tests.
    static let absence = "python3 with NumPy and silero-vad or g2p-en is not installed"

    /// The path of the file; nil if the package is not installed.
    var path: String? { Self.folders[package].map { "\($0)/\(file)" } }

    private func isFile(in folder: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(file)") }

    private static let python = Executable.installed("python3")

    /// The folder of each installed package; a package is found without being imported.
    private static let folders: [String: String] = {
        let script = """
            import importlib.util, numpy
            for name in ["silero_vad", "g2p_en"]:
                found = importlib.util.find_spec(name)
                if found and found.submodule_search_locations:
                    print(name, found.submodule_search_locations[0], sep="\\t")
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = python.map { URL(fileURLWithPath: $0) }
        process.arguments = ["-c", script]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard python != nil, (try? process.run()) != nil else { return [:] }
        let bytes = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: "\t") }
        return Dictionary(
            lines.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { $1 })
    }()

    /// Writes an input to `x.npy` and the outputs of every step to `y.npy`, both in double precision.
    func compute(in folder: TemporaryFolder) async throws {
        let words = [try #require(Self.python), "-c", Self.reference, try #require(path)] + tensors
        let outcome = try await RunningProcess(words, in: folder.path).outcome()
        try #require(outcome.isSuccess, "\(outcome.diagnostics)")
    }

    /// Reads the tensors itself and computes with PyTorch, or with NumPy if PyTorch is not installed.
    private static let reference = """
        import json, sys
        import numpy as np

        path, *names = sys.argv[1:]
        if path.endswith(".npz"):
            stored = np.load(path)
            tensors = [stored[name] for name in names]
        else:
            data = open(path, "rb").read()
            start = 8 + int.from_bytes(data[:8], "little")
            entries = [json.loads(data[8:start])[name] for name in names]
            assert all(entry["dtype"] == "F32" for entry in entries)
            tensors = [
                np.frombuffer(data, "<f4", int(np.prod(e["shape"])), start + e["data_offsets"][0]).reshape(e["shape"])
                for e in entries
            ]
        w_ih, w_hh, b_ih, b_hh = [np.array(tensor, np.float64) for tensor in tensors]
        units = w_hh.shape[1]
        is_lstm = len(w_hh) == 4 * units
        x = np.random.default_rng(1).standard_normal((100, w_ih.shape[1]))


        def by_torch():
            import torch

            cell = (torch.nn.LSTMCell if is_lstm else torch.nn.GRUCell)(x.shape[1], units).double()
            values = dict(weight_ih=w_ih, weight_hh=w_hh, bias_ih=b_ih, bias_hh=b_hh)
            cell.load_state_dict({name: torch.from_numpy(value) for name, value in values.items()})
            state = None
            with torch.no_grad():
                for row in torch.from_numpy(x):
                    state = cell(row[None], state)
                    yield (state[0] if is_lstm else state)[0].numpy()


        def by_numpy():
            sigmoid = lambda a: (1 + np.tanh(a / 2)) / 2
            h, c = np.zeros(units), np.zeros(units)
            for row in x:
                a, b = w_ih @ row + b_ih, w_hh @ h + b_hh
                if is_lstm:
                    i, f, g, o = np.split(a + b, 4)
                    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
                    h = sigmoid(o) * np.tanh(c)
                else:
                    (r, z, n), (s, y, m) = np.split(a, 3), np.split(b, 3)
                    keep = sigmoid(z + y)
                    h = (1 - keep) * np.tanh(n + sigmoid(r + s) * m) + keep * h
                yield h


        try:
            y = np.stack(list(by_torch()))
        except ImportError:
            y = np.stack(list(by_numpy()))
        np.save("x.npy", x)
        np.save("y.npy", y)
        """
}
