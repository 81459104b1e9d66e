"""What every program has to compute, in float64 and close to the equations."""

import numpy as np

from comparison.case import Case


def outputs(case: Case, steps: int) -> np.ndarray:
    """The outputs of the first steps from rest: networks × steps × 2 × n."""
    step = {"lstm": _lstm, "gru": _gru}[case.shape.cell]
    return np.stack([_run(step, network, steps) for network in case.networks])


def _run(step, network, steps: int) -> np.ndarray:
    h = c = np.zeros((2, network.recurrent_kernel.shape[0]))
    kernel, recurrent_kernel, bias, recurrent_bias = (
        tensor.astype(np.float64)
        for tensor in (network.kernel, network.recurrent_kernel, network.bias, network.recurrent_bias)
    )
    produced = []
    for x in network.inputs[:steps].astype(np.float64):
        h, c = step(x @ kernel + bias, h @ recurrent_kernel, recurrent_bias, h, c)
        produced.append(h)
    return np.stack(produced)


def _lstm(from_input, from_output, _, h, c):
    i, f, g, o = np.split(from_input + from_output, 4, axis=-1)
    c = _logistic(f) * c + _logistic(i) * np.tanh(g)
    return _logistic(o) * np.tanh(c), c


def _gru(from_input, from_output, recurrent_bias, h, c):
    (z, r, candidate), (u_z, u_r, u_n) = np.split(from_input, 3, axis=-1), np.split(from_output, 3, axis=-1)
    z, r = _logistic(z + u_z), _logistic(r + u_r)
    return z * h + (1 - z) * np.tanh(candidate + r * (u_n + recurrent_bias)), c


def _logistic(x):
    return 1 / (1 + np.exp(-x))
