"""Writes groups whose links h5py stores in heaps, as `libver="latest"` does from nine links upwards.

Needs h5py 3.16 and NumPy. Element k of every dataset is k / 2 - 3, as in `layouts.h5`.

    python3 dense-groups.py FOLDER
"""

import sys

import h5py
import numpy


def numbers(*shape):
    return (numpy.arange(int(numpy.prod(shape))) / 2 - 3).reshape(shape).astype("float32")


def groups(path):
    """Groups of 9, 24 and 50 members: one block, a table of blocks, a tree of two levels."""
    with h5py.File(path, "w", libver="latest") as file:
        for count in (9, 24, 50):
            group = file.create_group(f"of{count}", track_order=count == 24)
            for member in range(count):
                group[f"member_{member}"] = numbers(1 + member % 2)
        file["of9/soft"] = h5py.SoftLink("/of9/member_1")
        file["of9/alias"] = file["of9/member_2"]


def network(path):
    """Ten LSTM layers of one unit, as Keras 3 names them."""
    with h5py.File(path, "w", libver="latest") as file:
        for layer in range(10):
            number = f"_{layer}" if layer else ""
            group = file.create_group(f"layers/lstm{number}/cell/vars")
            for place, shape in enumerate([(1, 4), (1, 4), (4,)]):
                group[str(place)] = numbers(*shape) / 8 + layer / 4


folder = sys.argv[1]
groups(f"{folder}/dense_groups.h5")
network(f"{folder}/keras_dense.weights.h5")
