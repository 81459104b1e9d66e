"""Writes losses, gradients and updates that PyTorch computes for small networks, one file each beside this one.

    python3 make-torch-gradients.py

The weights are leaves of autograd in the order of RNNMemory, and are permuted into PyTorch's order on the way into its
layers; so gradients, their norm and the optimiser see every number that is trained, and no other. PyTorch has no GRU
whose reset gate acts before the product; its steps are written out here. All numbers are float64 and read back exactly.
"""

import dataclasses
import json
import math
import pathlib

import torch

GATES = {"lstm": 4, "gru": 3, "elman": 1}


@dataclasses.dataclass
class Case:
    cell: str
    inputs: int
    hidden: list[int]
    outputs: int
    loss: str
    steps: int
    batch: int
    first: int
    windows: int = 1
    reset: str = ""
    weight_decay: float = 0.0
    clip_norm: float = 0.0

    @property
    def name(self) -> str:
        cell = f"{self.cell}-{self.reset}" if self.reset else self.cell
        sizes = "x".join(str(size) for size in [self.inputs, *self.hidden, self.outputs])
        kind = "updates" if self.clip_norm else "gradient"
        return f"{kind}-{cell}-{sizes}-batch{self.batch}"


CASES = [
    Case("lstm", 1, [5], 1, "squared_error", steps=7, batch=1, first=0),
    Case("lstm", 2, [4, 6], 3, "cross_entropy", steps=8, batch=3, first=7, windows=2),
    Case("lstm", 3, [6, 3, 5], 2, "squared_error", steps=6, batch=16, first=3, windows=2),
    Case("lstm", 2, [9, 9], 4, "cross_entropy", steps=6, batch=33, first=0, windows=2),
    Case("gru", 3, [9], 4, "cross_entropy", steps=5, batch=33, first=2, reset="after"),
    Case("gru", 1, [5, 3], 2, "squared_error", steps=12, batch=1, first=11, windows=2, reset="after"),
    Case("gru", 2, [3, 7, 4], 1, "squared_error", steps=9, batch=3, first=0, reset="after"),
    Case("gru", 2, [8], 2, "squared_error", steps=10, batch=16, first=9, windows=2, reset="before"),
    Case("gru", 3, [5, 4], 3, "cross_entropy", steps=5, batch=33, first=0, reset="before"),
    Case("gru", 1, [4, 4, 4], 2, "cross_entropy", steps=11, batch=1, first=5, windows=2, reset="before"),
    Case("elman", 2, [7], 3, "cross_entropy", steps=8, batch=3, first=4, windows=2),
    Case("elman", 1, [8, 9], 1, "squared_error", steps=12, batch=16, first=11),
    Case("elman", 3, [3, 5, 7], 2, "cross_entropy", steps=5, batch=33, first=0),
    Case("elman", 2, [6], 2, "squared_error", steps=6, batch=33, first=2, windows=2),
    Case("lstm", 2, [6], 2, "squared_error", steps=8, batch=16, first=2, weight_decay=0.01, clip_norm=0.08),
    Case("gru", 1, [4, 5], 1, "squared_error", steps=9, batch=3, first=0, reset="after", clip_norm=100.0),
    Case("gru", 2, [5], 3, "cross_entropy", steps=5, batch=33, first=4, reset="before", weight_decay=0.1,
         clip_norm=0.3),
    Case("elman", 3, [6, 4], 1, "squared_error", steps=10, batch=1, first=5, clip_norm=0.05),
]


def draw_weights(case: Case) -> dict:
    def uniform(limit: float, *shape: int) -> torch.Tensor:
        return ((2 * torch.rand(*shape, dtype=torch.float64) - 1) * limit).requires_grad_()

    layers = []
    inputs = case.inputs
    gates = GATES[case.cell]
    for units in case.hidden:
        limit = 1.5 / math.sqrt(units)
        layers.append({
            "kernel": uniform(limit, inputs, gates * units),
            "recurrent_kernel": uniform(limit, units, gates * units),
            "bias": uniform(limit, gates * units),
            "recurrent_bias": uniform(limit, units if case.cell == "gru" else 0),
        })
        inputs = units
    readout = {"kernel": uniform(1 / math.sqrt(inputs), inputs, case.outputs), "bias": uniform(0.5, case.outputs)}
    return {"layers": layers, "readout": readout}


def parameters(weights: dict) -> list[torch.Tensor]:
    tensors = [tensor for layer in weights["layers"] for tensor in layer.values()] + list(weights["readout"].values())
    return [tensor for tensor in tensors if tensor.numel() > 0]


def torch_order(cell: str, columns: torch.Tensor) -> torch.Tensor:
    """The last dimension from z, r, n to r, z, n; LSTM and Elman share PyTorch's order."""
    if cell != "gru":
        return columns
    z, r, n = columns.chunk(3, dim=-1)
    return torch.cat([r, z, n], dim=-1)


def torch_layer(case: Case, layer: dict, x: torch.Tensor, state: tuple) -> tuple:
    bias = torch_order(case.cell, layer["bias"])
    recurrent_bias = torch.zeros_like(bias)
    if case.cell == "gru":
        units = layer["recurrent_bias"].numel()
        recurrent_bias = torch.cat([recurrent_bias[: 2 * units], layer["recurrent_bias"]])
    flat = [torch_order(case.cell, layer["kernel"]).T, torch_order(case.cell, layer["recurrent_kernel"]).T, bias,
            recurrent_bias]
    options = (True, 1, 0.0, False, False, True)
    match case.cell:
        case "lstm":
            outputs, h, c = torch.lstm(x, state, flat, *options)
            return outputs, (h, c)
        case "gru":
            outputs, h = torch.gru(x, state[0], flat, *options)
        case "elman":
            outputs, h = torch.rnn_tanh(x, state[0], flat, *options)
    return outputs, (h,)


def written_out_gru(case: Case, layer: dict, x: torch.Tensor, state: tuple, before: bool = True) -> tuple:
    h = state[0][0]
    kernels = layer["kernel"].chunk(3, dim=1)
    recurrent_kernels = layer["recurrent_kernel"].chunk(3, dim=1)
    biases = layer["bias"].chunk(3)
    outputs = []
    for step in range(x.shape[1]):
        z, r, n = (x[:, step] @ kernel + bias for kernel, bias in zip(kernels, biases))
        z = torch.sigmoid(z + h @ recurrent_kernels[0])
        r = torch.sigmoid(r + h @ recurrent_kernels[1])
        if before:
            n = torch.tanh(n + layer["recurrent_bias"] + (r * h) @ recurrent_kernels[2])
        else:
            n = torch.tanh(n + r * (h @ recurrent_kernels[2] + layer["recurrent_bias"]))
        h = z * h + (1 - z) * n
        outputs.append(h)
    return torch.stack(outputs, dim=1), (h[None],)


def run_layer(case: Case, layer: dict, x: torch.Tensor, state: tuple) -> tuple:
    if case.reset == "before":
        return written_out_gru(case, layer, x, state)
    if case.reset == "after":
        torch.testing.assert_close(
            torch_layer(case, layer, x, state)[0], written_out_gru(case, layer, x, state, before=False)[0])
    return torch_layer(case, layer, x, state)


def zero_states(case: Case) -> list[tuple]:
    count = 2 if case.cell == "lstm" else 1
    return [tuple(torch.zeros(1, case.batch, units, dtype=torch.float64) for _ in range(count))
            for units in case.hidden]


def window_loss(case: Case, weights: dict, x: torch.Tensor, targets: torch.Tensor, states: list[tuple]) -> tuple:
    """The loss of one window and the states at its end, cut from the graph."""
    ends = []
    for layer, state in zip(weights["layers"], states):
        x, end = run_layer(case, layer, x, state)
        ends.append(tuple(tensor.detach() for tensor in end))
    y = (x @ weights["readout"]["kernel"] + weights["readout"]["bias"])[:, case.first:]
    if case.loss == "squared_error":
        return torch.nn.functional.mse_loss(y, targets[:, case.first:]), ends
    flat = targets[:, case.first:].reshape(-1)
    return torch.nn.functional.cross_entropy(y.reshape(-1, case.outputs), flat), ends


def draw_targets(case: Case) -> torch.Tensor:
    if case.loss == "cross_entropy":
        return torch.randint(case.outputs, (case.batch, case.steps))
    return torch.randn(case.batch, case.steps, case.outputs, dtype=torch.float64)


def numbers(weights: dict, of) -> dict:
    def flat(tensors: dict) -> dict:
        return {name: of(tensor).flatten().tolist() for name, tensor in tensors.items()}

    return {"layers": [flat(layer) for layer in weights["layers"]], "readout": flat(weights["readout"])}


def gradient(tensor: torch.Tensor) -> torch.Tensor:
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad


def updates(case: Case, weights: dict, loss) -> dict:
    rates = [0.02 - 0.0015 * update for update in range(10)]
    optimiser = torch.optim.AdamW(
        parameters(weights), lr=rates[0], betas=(0.9, 0.999), eps=1e-8, weight_decay=case.weight_decay)
    losses, norms = [], []
    for rate in rates:
        optimiser.param_groups[0]["lr"] = rate
        optimiser.zero_grad()
        value = loss()
        value.backward()
        losses.append(value.item())
        norms.append(torch.nn.utils.clip_grad_norm_(parameters(weights), case.clip_norm).item())
        optimiser.step()
    return {
        "optimiser": {"learning_rate": rates, "weight_decay": case.weight_decay, "clip_norm": case.clip_norm},
        "losses": losses,
        "norms": norms,
        "after": numbers(weights, lambda tensor: tensor.detach()),
    }


def reference(case: Case, seed: int) -> dict:
    torch.manual_seed(seed)
    weights = draw_weights(case)
    inputs = [torch.randn(case.batch, case.steps, case.inputs, dtype=torch.float64) for _ in range(case.windows)]
    targets = [draw_targets(case) for _ in range(case.windows)]
    states = zero_states(case)
    for x, t in zip(inputs[:-1], targets[:-1]):
        _, states = window_loss(case, weights, x, t, states)

    def loss() -> torch.Tensor:
        return window_loss(case, weights, inputs[-1], targets[-1], states)[0]

    value = loss()
    value.backward()
    flat_inputs = [x.flatten().tolist() for x in inputs]
    flat_targets = [t.flatten().tolist() for t in targets]
    written_out = "; the layers are written out" if case.reset == "before" else ""
    result = {
        "source": f"PyTorch {torch.__version__} autograd, float64{written_out}",
        "cell": case.cell,
        **({"reset": case.reset} if case.reset else {}),
        "input_size": case.inputs,
        "hidden_sizes": case.hidden,
        "outputs": case.outputs,
        "loss": case.loss,
        "steps": case.steps,
        "batch": case.batch,
        "first_loss_step": case.first,
        "windows": case.windows,
        "weights": numbers(weights, lambda tensor: tensor.detach()),
        "inputs": flat_inputs if case.windows > 1 else flat_inputs[0],
        "targets": flat_targets if case.windows > 1 else flat_targets[0],
        "value": value.item(),
        "gradient": numbers(weights, gradient),
    }
    if case.clip_norm:
        result |= updates(case, weights, loss)
    return result


def main() -> None:
    folder = pathlib.Path(__file__).parent
    for seed, case in enumerate(CASES, start=1):
        (folder / f"{case.name}.json").write_text(json.dumps(reference(case, seed)))


if __name__ == "__main__":
    main()
