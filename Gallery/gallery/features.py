"""What the networks for speech read: each function follows the code of its package."""

import json
import pathlib

import numpy

from gallery.speech import RATE


def frames(samples: numpy.ndarray, length: int, step: int, count: int) -> numpy.ndarray:
    """Overlapping pieces of samples: [frame, sample]."""
    return numpy.lib.stride_tricks.sliding_window_view(samples, length)[::step][:count]


def tensors(path: pathlib.Path) -> dict[str, numpy.ndarray]:
    """The float32 tensors of a safetensors file."""
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    return {
        name: numpy.frombuffer(data[8 + length :][slice(*tensor["data_offsets"])], "<f4")
        .reshape(tensor["shape"]).astype(numpy.float64)
        for name, tensor in header.items()
        if tensor["dtype"] == "F32"
    }


# Silero VAD: a transform and four convolutions before its LSTM, once for each 32 ms.

CHUNK = 512
CONTEXT = 64


def silero(samples: numpy.ndarray, count: int, weights: dict[str, numpy.ndarray]) -> numpy.ndarray:
    """What the LSTM of Silero VAD reads: [chunk, 128]."""
    padded = numpy.concatenate([numpy.zeros(CONTEXT), samples])
    chunks = frames(padded, CHUNK + CONTEXT, CHUNK, count)
    parts = [chunks[first : first + 2_048] for first in range(0, count, 2_048)]
    return numpy.concatenate([silero_chunks(part, weights) for part in parts])


def silero_chunks(chunks: numpy.ndarray, weights: dict[str, numpy.ndarray]) -> numpy.ndarray:
    mirrored = numpy.pad(chunks, ((0, 0), (0, 64)), mode="reflect")
    transformed = convolved(mirrored[:, None], weights["stft_conv.weight"], stride=128)
    bins = transformed.shape[1] // 2
    x = numpy.hypot(transformed[:, :bins], transformed[:, bins:])
    for layer, stride in ((1, 1), (2, 2), (3, 2), (4, 1)):
        padded = numpy.pad(x, ((0, 0), (0, 0), (1, 1)))
        y = convolved(padded, weights[f"conv{layer}.weight"], stride) + weights[f"conv{layer}.bias"][:, None]
        x = numpy.maximum(y, 0)
    return x[:, :, 0]


def convolved(x: numpy.ndarray, kernel: numpy.ndarray, stride: int) -> numpy.ndarray:
    """A convolution of [item, channel, place] with [output, channel, tap], without padding."""
    windows = numpy.lib.stride_tricks.sliding_window_view(x, kernel.shape[2], axis=2)[:, :, ::stride]
    items, channels, places, taps = windows.shape
    rows = windows.transpose(0, 2, 1, 3).reshape(items * places, channels * taps)
    return (rows @ kernel.reshape(len(kernel), -1).T).reshape(items, places, -1).transpose(0, 2, 1)


# Resemblyzer: 40 mel bands of 25 ms, every 10 ms, as librosa computes them.

MEL_WINDOW, MEL_STEP, MEL_BANDS = 400, 160, 40
LOUDNESS = -30
"""In decibels below full scale; quieter recordings are made louder."""


def resemblyzer(samples: numpy.ndarray, count: int) -> numpy.ndarray:
    """What the LSTM of Resemblyzer reads: [frame, 40]."""
    used = samples[: count * MEL_STEP]
    gain = LOUDNESS - 20 * numpy.log10(numpy.sqrt(numpy.mean(used**2)))
    if gain > 0:
        used = used * 10 ** (gain / 20)
    half = MEL_WINDOW // 2
    window = 0.5 - 0.5 * numpy.cos(2 * numpy.pi * numpy.arange(MEL_WINDOW) / MEL_WINDOW)
    pieces = frames(numpy.pad(used, half), MEL_WINDOW, MEL_STEP, count)
    return numpy.abs(numpy.fft.rfft(pieces * window)) ** 2 @ mel_bands().T


def mel_bands() -> numpy.ndarray:
    """Triangles on the mel scale of Slaney's Auditory Toolbox, each of area 1: [band, frequency]."""
    frequencies = numpy.fft.rfftfreq(MEL_WINDOW, 1 / RATE)
    edges = hertz(numpy.linspace(0, mel(RATE / 2), MEL_BANDS + 2))
    rising = (frequencies - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - frequencies) / (edges[2:] - edges[1:-1])[:, None]
    return numpy.maximum(0, numpy.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]


# Linear up to 1 kHz, which is 15 mel, then a factor of 6.4 every 27 mel.
BREAK, BREAK_MEL, GROWTH = 1_000.0, 15.0, numpy.log(6.4) / 27


def mel(frequency: float) -> float:
    return BREAK_MEL + numpy.log(frequency / BREAK) / GROWTH if frequency >= BREAK else frequency * 3 / 200


def hertz(mels: numpy.ndarray) -> numpy.ndarray:
    return numpy.where(mels >= BREAK_MEL, BREAK * numpy.exp(GROWTH * (mels - BREAK_MEL)), mels * 200 / 3)


# DTLN: the magnitudes of 32 ms, every 8 ms.


def dtln(samples: numpy.ndarray, count: int) -> numpy.ndarray:
    """What the first network of DTLN reads: [block, 257]."""
    return numpy.abs(numpy.fft.rfft(frames(samples, 512, 128, count)))
