"""Tries record_keras.py on a small network, whose files it writes to the working folder."""
import importlib.util
import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow" if importlib.util.find_spec("tensorflow") else "torch")

import keras
import numpy
from record_keras import record, traces

keras.utils.set_random_seed(1)
inputs = keras.Input((None, 2))
features = keras.layers.Dense(5, activation="tanh")(inputs)
layer = keras.layers.LSTM(8, name="memory")
model = keras.Model(inputs, keras.layers.Dense(1)(layer(features)))
model.save("model.keras")
draws = numpy.random.default_rng(1)
record(model, layer, draws.standard_normal((3, 40, 2), dtype="float32"))

returning = keras.layers.LSTM(8, return_sequences=True)
every_step = keras.Model(inputs, returning(features))
past, other = draws.standard_normal((2, 3, 50, 2), dtype="float32")
shared = draws.standard_normal((3, 200, 2), dtype="float32")
traces(lambda x: every_step.predict(x, verbose=0), (past, other), shared)
