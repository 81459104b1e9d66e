"""A case: the weights and inputs that every program gets, as a file that every language reads in a few lines.

The file starts with one line of text,

    CELL INPUT_SIZE HIDDEN_SIZE NETWORKS STEPS DIVERGENT_STEPS

and goes on with little-endian float32 numbers, row-major, network by network. With m inputs, n units and G gates
(4: input, forget, cell, output for lstm; 3: update, reset, candidate for gru):

    kernel            m × G·n
    recurrent kernel  n × G·n
    bias              G·n
    recurrent bias    n, of the candidate, for gru alone
    divergent inputs  DIVERGENT_STEPS × 2 × m, of the first and the second sequence
    shared inputs     (STEPS − DIVERGENT_STEPS) × m, read by both
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from comparison.shape import Shape

STEPS = 4096
DIVERGENT_STEPS = 48
NETWORKS = 8
_SEED = 20190402


@dataclass(frozen=True)
class Network:
    """The weights of one network and the inputs of its two sequences, in float32."""

    kernel: np.ndarray
    recurrent_kernel: np.ndarray
    bias: np.ndarray
    recurrent_bias: np.ndarray
    divergent_inputs: np.ndarray
    shared_inputs: np.ndarray

    @property
    def inputs(self) -> np.ndarray:
        """Steps × 2 × m: what each of the two sequences reads."""
        shared = np.repeat(self.shared_inputs[:, np.newaxis], 2, axis=1)
        return np.concatenate([self.divergent_inputs, shared])


@dataclass(frozen=True)
class Case:
    """Networks of one shape."""

    shape: Shape
    networks: tuple[Network, ...]


def draw(shape: Shape) -> Case:
    """Draws a case: always the same one for a shape.

    The kernels are glorot uniform and orthogonal as in the experiment; biases are drawn, so that one in the wrong place
    changes the outputs.
    """
    random = np.random.default_rng([_SEED, len(shape.cell), shape.input_size, shape.hidden_size])
    return Case(shape, tuple(_draw_network(shape, random) for _ in range(NETWORKS)))


def _draw_network(shape: Shape, random: np.random.Generator) -> Network:
    m, n, columns = shape.input_size, shape.hidden_size, shape.columns
    limit = np.sqrt(6 / (m + columns))
    orthonormal, triangle = np.linalg.qr(random.standard_normal((columns, n)))
    bias = random.uniform(-0.1, 0.1, columns)
    if shape.cell == "lstm":
        bias[n : 2 * n] += 1
    tensors = (
        random.uniform(-limit, limit, (m, columns)),
        (orthonormal * np.sign(np.diagonal(triangle))).T,
        bias,
        random.uniform(-0.1, 0.1, n if shape.cell == "gru" else 0),
        random.standard_normal((DIVERGENT_STEPS, 2, m)),
        random.standard_normal((STEPS - DIVERGENT_STEPS, m)),
    )
    return Network(*(np.ascontiguousarray(tensor, dtype="<f4") for tensor in tensors))


def write(case: Case, path: Path) -> None:
    """Writes a case to a file."""
    shape = case.shape
    header = (shape.cell, shape.input_size, shape.hidden_size, len(case.networks), STEPS, DIVERGENT_STEPS)
    with path.open("wb") as file:
        file.write((" ".join(map(str, header)) + "\n").encode())
        for network in case.networks:
            for tensor in vars(network).values():
                file.write(tensor.tobytes())


def read_first_network(path: Path) -> tuple[Shape, Network]:
    """Reads the shape and the first network of a file."""
    with path.open("rb") as file:
        cell, *numbers = file.readline().decode().split()
        m, n, _, steps, divergent = map(int, numbers)
        shape = Shape(cell, m, n)
        extents = (
            (m, shape.columns),
            (n, shape.columns),
            (shape.columns,),
            (n if cell == "gru" else 0,),
            (divergent, 2, m),
            (steps - divergent, m),
        )
        tensors = (np.fromfile(file, dtype="<f4", count=int(np.prod(extent))).reshape(extent) for extent in extents)
        return shape, Network(*tensors)
