"""Keras on TensorFlow: the layers LSTM and GRU in a graph, as fitting and prediction run them, or compiled by XLA."""

import sys

import keras
import numpy as np
import tensorflow

from comparison.case import Network
from comparison.shape import Shape
from programs.protocol import Peer, serve

# The order in which Keras stacks the gates is the case's: i, f, c, o and z, r, h.


class Keras(Peer):
    """A layer in a `tf.function`."""

    def __init__(self, compiled: bool) -> None:
        self._compiled = compiled

    def version(self) -> str:
        return f"{keras.__version__} (TensorFlow {tensorflow.__version__})"

    def prepare(self, shape: Shape, network: Network) -> None:
        keras.utils.clear_session()
        if shape.cell == "lstm":
            layer = keras.layers.LSTM(shape.hidden_size, return_sequences=True)
            bias = network.bias
        else:
            layer = keras.layers.GRU(shape.hidden_size, return_sequences=True, reset_after=True)
            zeros = np.zeros(2 * shape.hidden_size, dtype=np.float32)
            bias = np.stack([network.bias, np.concatenate([zeros, network.recurrent_bias])])
        layer.build((2, None, shape.input_size))
        layer.set_weights([network.kernel, network.recurrent_kernel, bias])
        self._inputs = tensorflow.constant(network.inputs.swapaxes(0, 1))
        self._run = tensorflow.function(lambda inputs: layer(inputs), jit_compile=self._compiled)

    def call(self) -> tensorflow.Tensor:
        return self._run(self._inputs)

    def outputs(self, result: tensorflow.Tensor) -> np.ndarray:
        return result.numpy().swapaxes(0, 1)


if __name__ == "__main__":
    tensorflow.config.threading.set_intra_op_parallelism_threads(1)
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    serve(Keras(compiled="--xla" in sys.argv[1:]))
