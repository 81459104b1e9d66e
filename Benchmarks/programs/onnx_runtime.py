"""ONNX Runtime: the operators LSTM and GRU on the processor, inputs and outputs bound to their memory once."""

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from comparison.case import Network
from comparison.shape import Shape
from programs.protocol import Peer, serve

# The order in which ONNX stacks the gates, as blocks of a case: i, o, f, c and z, r, h.
_GATE_ORDER = {"lstm": (0, 3, 1, 2), "gru": (0, 1, 2)}
_OPSET = 17
_IR_VERSION = 8


class ONNXRuntime(Peer):
    """A model of one operator."""

    def version(self) -> str:
        return onnxruntime.__version__

    def prepare(self, shape: Shape, network: Network) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        self._session = onnxruntime.InferenceSession(
            _model(shape, network), options, providers=["CPUExecutionProvider"]
        )
        inputs = network.inputs
        steps = len(inputs)
        self._inputs = onnxruntime.OrtValue.ortvalue_from_numpy(inputs)
        self._outputs = onnxruntime.OrtValue.ortvalue_from_numpy(
            np.empty((steps, 1, 2, shape.hidden_size), dtype=np.float32)
        )
        self._binding = self._session.io_binding()
        self._binding.bind_ortvalue_input("X", self._inputs)
        self._binding.bind_ortvalue_output("Y", self._outputs)

    def call(self) -> None:
        self._session.run_with_iobinding(self._binding)

    def outputs(self, result: None) -> np.ndarray:
        return self._outputs.numpy()[:, 0]


def _model(shape: Shape, network: Network) -> bytes:
    order = _GATE_ORDER[shape.cell]

    def reordered(tensor: np.ndarray) -> np.ndarray:
        blocks = np.split(tensor, len(order))
        return np.concatenate([blocks[gate] for gate in order])

    recurrent_bias = np.zeros_like(network.bias)
    if shape.cell == "gru":
        recurrent_bias[-shape.hidden_size :] = network.recurrent_bias
    initializers = {
        "W": reordered(network.kernel.T),
        "R": reordered(network.recurrent_kernel.T),
        "B": np.concatenate([reordered(network.bias), reordered(recurrent_bias)]),
    }
    attributes = {"linear_before_reset": 1} if shape.cell == "gru" else {}
    node = helper.make_node(
        shape.cell.upper(), ["X", "W", "R", "B"], ["Y"], hidden_size=shape.hidden_size, **attributes
    )
    graph = helper.make_graph(
        [node],
        "layer",
        [helper.make_tensor_value_info("X", TensorProto.FLOAT, ["steps", 2, shape.input_size])],
        [helper.make_tensor_value_info("Y", TensorProto.FLOAT, ["steps", 1, 2, shape.hidden_size])],
        [numpy_helper.from_array(tensor[np.newaxis], name) for name, tensor in initializers.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)
    return model.SerializeToString()


if __name__ == "__main__":
    serve(ONNXRuntime())
