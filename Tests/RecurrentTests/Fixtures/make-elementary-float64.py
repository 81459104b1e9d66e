"""Writes elementary-float64.json: arguments and exact values of the float64 elementary functions.

    pip install mpmath==1.3.0
    python3 make-elementary-float64.py > elementary-float64.json

Each value is the exact one rounded to a float64 and the rest, as hexadecimal floats, so that errors well below an ulp can
be measured.
"""

import json
import random

from mpmath import cos, exp, log, mp, mpf, pi, sin, tanh

mp.prec = 200
random.seed(20190402)


def split(value):
    high = float(value)
    return [high.hex(), float(value - mpf(high)).hex()]


def spread(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def powers(low, high, count):
    return [random.choice((-1, 1)) * 2.0 ** random.uniform(low, high) for _ in range(count)]


functions = {
    "exp": (exp, spread(-745, 709, 400) + spread(-1, 1, 400) + powers(-60, 3, 200)),
    "tanh": (tanh, spread(-22, 22, 400) + spread(-1, 1, 400) + powers(-1000, 3, 200)),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), spread(-745, 40, 400) + spread(-6, 6, 400) + powers(-60, 3, 200)),
    "log": (log, [abs(x) for x in powers(-1020, 1020, 300)] + spread(0.5, 2, 400) + spread(0, 1, 300)),
    "sine": (lambda u: sin(2 * pi * u), spread(0, 1, 1000)),
    "cosine": (lambda u: cos(2 * pi * u), spread(0, 1, 1000)),
}
lines = []
for name, (function, arguments) in functions.items():
    rows = [json.dumps([x.hex()] + split(function(mpf(x)))) for x in arguments]
    lines.append(f'"{name}": [\n' + ",\n".join(rows) + "\n]")
print(f'{{"source": "mpmath 1.3.0, {mp.prec} bits", "values": {{\n' + ",\n".join(lines) + "\n}}")
