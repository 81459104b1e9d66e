"""Writes what SciPy's solve_ivp computes for the RLC circuit with a saturating inductor into circuit.json beside this file.

    python3 make-circuit.py

Every sample is integrated on its own, because the input voltage jumps between samples.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy.integrate import solve_ivp

RESISTANCE, INDUCTANCE, CAPACITANCE, PERIOD = 3.0, 50e-6, 270e-9, 1e-6
SAMPLES = 400


def slope(_: float, state: np.ndarray, voltage: float) -> list[float]:
    saturation = 0.9 * (np.arctan(-5 * (abs(state[1]) - 5)) / np.pi + 0.5) + 0.1
    return [
        state[1] / CAPACITANCE,
        (voltage - RESISTANCE * state[1] - state[0]) / (INDUCTANCE * saturation),
    ]


def main() -> None:
    generator = np.random.default_rng(1)
    decay = np.exp(-0.15)
    noise = generator.normal(size=SAMPLES + 100)
    for _ in range(2):
        for index in range(1, len(noise)):
            noise[index] = decay * noise[index - 1] + (1 - decay) * noise[index]
    inputs = np.round(100 * noise[100:] / noise[100:].std(), 3)
    state = np.zeros(2)
    states = []
    for voltage in inputs:
        solution = solve_ivp(
            slope, (0, PERIOD), state, method="DOP853", args=(voltage,), rtol=1e-10, atol=1e-12)
        state = solution.y[:, -1]
        states.append(state)
    numbers = {
        "source": f"SciPy {scipy.__version__} solve_ivp, DOP853, rtol 1e-10, atol 1e-12",
        "inputs": inputs.tolist(),
        "voltages": [state[0] for state in states],
        "currents": [state[1] for state in states],
    }
    (pathlib.Path(__file__).parent / "circuit.json").write_text(json.dumps(numbers))


if __name__ == "__main__":
    main()
