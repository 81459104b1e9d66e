"""Writes the outputs of PyTorch and Keras for the checkpoints that came without them: python3 more-outputs.py FOLDER."""
import os, sys
os.environ["KERAS_BACKEND"] = "torch"
import numpy as np, torch, keras
from safetensors.torch import load_file
here = sys.argv[1]
P = lambda n: os.path.join(here, n)

def save(name, x, y32, y64):
    np.save(P(name + ".layer_x.npy"), x.astype(np.float32))
    np.save(P(name + ".layer_y32.npy"), y32.astype(np.float32))
    np.save(P(name + ".layer_y64.npy"), y64.astype(np.float64))

rng = np.random.default_rng(20261130)
x = rng.standard_normal((50, 3)).astype(np.float32)

# PyTorch: the network of vanilla_rnn.safetensors.
tensors = load_file(P("vanilla_rnn.safetensors"))
n = tensors["weight_hh_l0"].shape[1]
for dtype in (torch.float32, torch.float64):
    rnn = torch.nn.RNN(3, n).to(dtype)
    rnn.load_state_dict({k: v.to(dtype) for k, v in tensors.items()})
    y = rnn(torch.from_numpy(x).to(dtype)[:, None])[0][:, 0].detach().numpy()
    if dtype is torch.float32: y32 = y
save("vanilla_rnn.safetensors", x, y32, y)

# Keras: SimpleRNN, and layers whose outputs were not saved.
def outputs(layer, sequence, dtype):
    twin = type(layer).from_config({**layer.get_config(), "return_sequences": True, "dtype": dtype})
    twin.build((1, None, sequence.shape[1]))
    twin.set_weights(layer.get_weights())
    return keras.ops.convert_to_numpy(twin(sequence[None].astype(dtype)))[0]

for name in ("keras_simple_rnn.keras", "keras_companions.keras", "keras_no_sequences.keras"):
    model = keras.models.load_model(P(name))
    layer = next(l for l in model.layers if isinstance(l, (keras.layers.SimpleRNN, keras.layers.LSTM, keras.layers.GRU)))
    m = layer.get_weights()[0].shape[0]
    s = rng.standard_normal((50, m)).astype(np.float32)
    y32 = outputs(layer, s, "float32")
    if isinstance(layer, keras.layers.SimpleRNN):
        # Keras computes part of this layer in float32 whatever its type.
        w, u, b = (a.astype(np.float64) for a in layer.get_weights())
        h, y64 = np.zeros(u.shape[0]), []
        for row in s.astype(np.float64):
            h = np.tanh(row @ w + h @ u + b)
            y64.append(h)
        y64 = np.array(y64)
    else:
        y64 = outputs(layer, s, "float64")
    print(name, type(layer).__name__, m, y32.shape, abs(y32 - y64).max())
    for each in (name, name.replace(".keras", ".weights.h5")):
        if os.path.exists(P(each)): save(each, s, y32, y64)
