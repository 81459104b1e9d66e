"""Tries record_onnx.py on a small network that carries its state, whose files it writes to the working folder."""
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from record_onnx import record, traces

draws = numpy.random.default_rng(1)


def weights(name, *shape):
    return numpy_helper.from_array((draws.standard_normal(shape) / 3).astype("float32"), name)


def value(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


nodes = [
    helper.make_node("MatMul", ["audio", "filter"], ["features"]),
    helper.make_node(
        "GRU", ["features", "W", "R", "B", "", "state"], ["", "next"], name="memory", hidden_size=8,
        linear_before_reset=1),
]
graph = helper.make_graph(
    nodes, "detector", [value("audio", None, 3, 2), value("state", 1, 3, 8)], [value("next", 1, 3, 8)],
    [weights("filter", 2, 5), weights("W", 1, 24, 5), weights("R", 1, 24, 8), weights("B", 1, 48)])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnx.save(model, "model.onnx")
start = {"state": numpy.zeros((1, 3, 8), "float32")}
chunks = [{"audio": draws.standard_normal((10, 3, 2), dtype="float32")} for _ in range(4)]
record("model.onnx", "memory", chunks, start, {"next": "state"})

session = onnxruntime.InferenceSession("model.onnx")


def run(x):
    """The state after every step."""
    states, outputs = start, []
    for step in x.swapaxes(0, 1):
        states = {"state": session.run(["next"], {"audio": step[None]} | states)[0]}
        outputs.append(states["state"][0])
    return numpy.stack(outputs, axis=1)


pasts = draws.standard_normal((2, 3, 50, 2), dtype="float32")
traces(run, pasts, draws.standard_normal((3, 200, 2), dtype="float32"))
