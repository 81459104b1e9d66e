"""JAX: the cells as one would write them, in a jitted `lax.scan`.

Input and output are joined for one product a step, the fastest form tried: multiplying the inputs of all steps
beforehand, or two products a step, take longer at most sizes, as do unrolled scans.
"""

import jax
import jax.numpy as jnp
import numpy as np

from comparison.case import Network
from comparison.shape import Shape
from programs.protocol import Peer, serve


class JAX(Peer):
    """A scan over a whole sequence."""

    def version(self) -> str:
        return jax.__version__

    def prepare(self, shape: Shape, network: Network) -> None:
        jax.clear_caches()
        run, kernel, bias = {"lstm": _lstm_layer, "gru": _gru_layer}[shape.cell](network)
        self._arguments = tuple(map(jnp.asarray, (network.inputs, kernel, bias)))
        self._run = jax.jit(run).lower(*self._arguments).compile()

    def call(self) -> jax.Array:
        return self._run(*self._arguments).block_until_ready()

    def outputs(self, result: jax.Array) -> np.ndarray:
        return np.asarray(result)


def _lstm_layer(network: Network):
    n = network.recurrent_kernel.shape[0]

    def run(inputs, kernel, bias):
        def step(states, x):
            h, c = states
            i, f, g, o = jnp.split(jnp.concatenate([x, h], axis=1) @ kernel + bias, 4, axis=1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
            h = jax.nn.sigmoid(o) * jnp.tanh(c)
            return (h, c), h

        rest = jnp.zeros((2, n), dtype=jnp.float32)
        return jax.lax.scan(step, (rest, rest), inputs)[1]

    return run, np.concatenate([network.kernel, network.recurrent_kernel]), network.bias


def _gru_layer(network: Network):
    m, n = network.kernel.shape[0], network.recurrent_kernel.shape[0]

    def run(inputs, kernel, bias):
        def step(h, x):
            sums = jnp.concatenate([x, h], axis=1) @ kernel + bias
            z, r, from_input, from_output = jnp.split(sums, 4, axis=1)
            z = jax.nn.sigmoid(z)
            h = z * h + (1 - z) * jnp.tanh(from_input + jax.nn.sigmoid(r) * from_output)
            return h, h

        return jax.lax.scan(step, jnp.zeros((2, n), dtype=jnp.float32), inputs)[1]

    # The candidate's two products are kept apart: each has zeros where the other reads.
    kernel = np.block(
        [
            [network.kernel, np.zeros((m, n), np.float32)],
            [network.recurrent_kernel[:, : 2 * n], np.zeros((n, n), np.float32), network.recurrent_kernel[:, 2 * n :]],
        ]
    )
    return run, kernel, np.concatenate([network.bias, network.recurrent_bias])


if __name__ == "__main__":
    jax.config.update("jax_cpu_enable_async_dispatch", False)
    serve(JAX())
