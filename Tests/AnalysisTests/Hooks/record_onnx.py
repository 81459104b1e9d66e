import numpy
import onnx
import onnxruntime


def record(path, node, chunks, states={}, carried={}, folder="."):
    """Writes what an LSTM, GRU or RNN node reads and returns for some chunks, states carried along: x.npy and y.npy."""
    model = onnx.load(path)
    layer = next(each for each in model.graph.node if each.name == node)
    layer.output[0] = layer.output[0] or "every_step"
    wanted = [layer.input[0], layer.output[0], *carried]
    present = {output.name for output in model.graph.output}
    model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in wanted if name not in present)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    parts = []
    for chunk in chunks:
        x, y, *after = session.run(wanted, chunk | states)
        states = dict(zip(carried.values(), after))
        parts.append((x, y[:, 0]))
    for name, values in zip("xy", zip(*parts)):
        numpy.save(f"{folder}/{name}.npy", numpy.concatenate(values).swapaxes(0, 1))


def traces(run, pasts, shared, folder="."):
    """Writes the outputs of two runs, each over one of two pasts and then the shared steps: A.npy and B.npy."""
    for name, past in zip("AB", pasts):
        outputs = run(numpy.concatenate([past, shared], axis=-2))
        numpy.save(f"{folder}/{name}.npy", outputs)
