"""Writes what torch.nn.RNN computes for networks with random weights, one file each beside this one.

    python3 make-torch-elman.py

The inputs are normal, the initial state is zero, the weights are those that PyTorch draws.
"""

import json
import pathlib

import torch

STEPS = 24


def reference(inputs: int, units: int, layers: int, dtype: torch.dtype, seed: int) -> dict:
    torch.manual_seed(seed)
    network = torch.nn.RNN(inputs, units, layers, dtype=dtype)
    x = torch.randn(STEPS, inputs, dtype=dtype)
    with torch.no_grad():
        outputs, _ = network(x)
    return {
        "source": f"PyTorch {torch.__version__} torch.nn.RNN, zero initial state",
        "cell": "elman",
        "input_size": inputs,
        "hidden_size": units,
        "layers": layers,
        "steps": STEPS,
        "gate_order": "h",
        "dtype": str(dtype).removeprefix("torch."),
        "weights": {name: tensor.tolist() for name, tensor in network.state_dict().items()},
        "inputs": x.tolist(),
        "outputs": outputs.tolist(),
    }


def main() -> None:
    folder = pathlib.Path(__file__).parent
    shapes = [
        (3, 5, 1, torch.float64), (2, 4, 2, torch.float64), (7, 12, 1, torch.float32), (5, 9, 2, torch.float32),
    ]
    for seed, (inputs, units, layers, dtype) in enumerate(shapes, start=1):
        numbers = reference(inputs, units, layers, dtype, seed)
        name = f"elman-{inputs}x{units}x{layers}-{numbers['dtype']}.json"
        (folder / name).write_text(json.dumps(numbers))


if __name__ == "__main__":
    main()
