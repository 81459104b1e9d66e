"""PyTorch: `nn.LSTM` and `nn.GRU` in inference mode, the fastest of its public layers and loops."""

import numpy as np
import torch

from comparison.case import Network
from comparison.shape import Shape
from programs.protocol import Peer, serve

# The order in which PyTorch stacks the gates, as blocks of a case: i, f, g, o and r, z, n.
_GATE_ORDER = {"lstm": (0, 1, 2, 3), "gru": (1, 0, 2)}


class PyTorch(Peer):
    """One layer over a whole sequence."""

    def version(self) -> str:
        return torch.__version__

    def prepare(self, shape: Shape, network: Network) -> None:
        layer = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[shape.cell]
        self._layer = layer(shape.input_size, shape.hidden_size).eval()
        order = _GATE_ORDER[shape.cell]
        recurrent_bias = np.zeros_like(network.bias)
        if shape.cell == "gru":
            recurrent_bias[-shape.hidden_size :] = network.recurrent_bias
        parameters = {
            "weight_ih_l0": network.kernel.T,
            "weight_hh_l0": network.recurrent_kernel.T,
            "bias_ih_l0": network.bias,
            "bias_hh_l0": recurrent_bias,
        }
        self._layer.load_state_dict(
            {name: torch.from_numpy(_reordered(tensor, order)) for name, tensor in parameters.items()}
        )
        self._inputs = torch.from_numpy(network.inputs)

    def call(self) -> torch.Tensor:
        with torch.inference_mode():
            return self._layer(self._inputs)[0]

    def outputs(self, result: torch.Tensor) -> np.ndarray:
        return result.numpy()


def _reordered(tensor: np.ndarray, order: tuple[int, ...]) -> np.ndarray:
    blocks = np.split(tensor, len(order))
    return np.concatenate([blocks[gate] for gate in order])


if __name__ == "__main__":
    torch.set_num_threads(1)
    serve(PyTorch())
