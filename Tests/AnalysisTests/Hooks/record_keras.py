import keras
import numpy


def record(model, layer, inputs, folder="."):
    """Writes what an LSTM, GRU or SimpleRNN of a model reads and returns for some inputs: x.npy and y.npy."""
    settings = layer.get_config() | {"return_sequences": True, "return_state": False, "stateful": False}
    sequences = type(layer).from_config(settings)
    outputs = sequences(layer.input)
    sequences.set_weights(layer.get_weights())
    recorder = keras.Model(model.inputs, [layer.input, outputs])
    for name, values in zip("xy", recorder.predict(inputs, verbose=0)):
        numpy.save(f"{folder}/{name}.npy", values)


def traces(run, pasts, shared, folder="."):
    """Writes the outputs of two runs, each over one of two pasts and then the shared steps: A.npy and B.npy."""
    for name, past in zip("AB", pasts):
        outputs = run(numpy.concatenate([past, shared], axis=-2))
        numpy.save(f"{folder}/{name}.npy", outputs)
