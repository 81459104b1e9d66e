"""Speech at 16 kHz, spoken by espeak-ng in changing voices."""

import io
import itertools
import subprocess
import wave

import numpy

from gallery.packages import GalleryError
from gallery.sentences import paragraphs

RATE = 16_000
SEED = 1
NOISE = 0.002
"""The standard deviation of the noise under the speech, −54 dB: no recording is silent between words."""

VOICES = [
    (f"{accent}+{timbre}", speed, pitch)
    for (accent, timbre), (speed, pitch) in zip(
        itertools.product(["en-us", "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-029"], ["m3", "f2", "m7", "f4"]),
        itertools.cycle([(150, 45), (175, 55), (135, 35), (165, 65), (190, 50), (155, 40)]))
]
"""Voice, words per minute and pitch of the paragraphs, which take turns."""


def version() -> str:
    """What espeak-ng calls itself."""
    text = run(["espeak-ng", "--version"]).decode()
    return text.split("  ")[0].removeprefix("eSpeak NG text-to-speech:").strip()


def speech(seconds: float) -> numpy.ndarray:
    """So many seconds of speech as samples between −1 and 1."""
    pieces, missing = [], round(seconds * RATE)
    for text, (voice, speed, pitch) in zip(paragraphs(SEED, length=6), itertools.cycle(VOICES)):
        piece = numpy.concatenate([spoken(text, voice, speed, pitch), numpy.zeros(RATE // 2)])[:missing]
        pieces.append(piece)
        missing -= len(piece)
        if missing <= 0:
            break
    samples = numpy.concatenate(pieces)
    return samples + NOISE * numpy.random.default_rng(SEED).standard_normal(len(samples))


def spoken(text: str, voice: str, speed: int, pitch: int) -> numpy.ndarray:
    """A text in a voice."""
    data = run(["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "--stdin", "--stdout"], text.encode())
    with wave.open(io.BytesIO(data)) as recording:
        # The header of a stream gives no length.
        frames = recording.readframes(len(data))
        samples = numpy.frombuffer(frames, "<i2") / 32_768
        return resampled(samples, recording.getframerate())


def run(command: list[str], given: bytes = b"") -> bytes:
    """The output of a command."""
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise GalleryError(f"{command[0]} failed: {error}. Install it: sudo apt-get install espeak-ng") from error


def resampled(samples: numpy.ndarray, rate: int) -> numpy.ndarray:
    """Samples of a rate at 16 kHz, through a windowed sinc with 64 zero crossings."""
    divisor = numpy.gcd(rate, RATE)
    up, down = RATE // divisor, rate // divisor
    cutoff = 0.95 * min(1, up / down)
    reach = int(numpy.ceil(32 / cutoff))
    padded = numpy.concatenate([numpy.zeros(reach), samples, numpy.zeros(reach + down + 1)])
    count = len(samples) * up // down
    result = numpy.zeros(count)
    windows = numpy.lib.stride_tricks.sliding_window_view(padded, 2 * reach)
    for phase in range(min(up, count)):
        whole, part = divmod(phase * down, up)
        distance = numpy.arange(2 * reach) - reach + 1 - part / up
        window = 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.clip(distance / reach, -1, 1))
        taps = cutoff * numpy.sinc(cutoff * distance) * window
        places = result[phase::up]
        places[:] = windows[whole + 1 :: down][: len(places)] @ taps
    return result
