"""What the networks for text read: embeddings of characters and of phonemes."""

import functools
import json
import pathlib
import re

import h5py
import numpy

from gallery.sentences import paragraphs

SEED = 2


def characters(count: int, weights: pathlib.Path, codes: pathlib.Path) -> numpy.ndarray:
    """The embeddings of so many characters of text, as textgenrnn reads them: [character, 100]."""
    numbers = json.loads(codes.read_text(encoding="utf-8"))
    with h5py.File(weights) as file:
        table = file["embedding/embedding/embeddings:0"][:]
    text = ""
    for paragraph in paragraphs(SEED, length=6):
        text += paragraph + " "
        if len(text) >= count:
            break
    return table[[numbers[character] for character in text[:count]]]


# g2p-en spells words by letters with one network (enc) and writes phonemes with another (dec), which begins at the
# last state of the first and reads what it has written itself.

END_OF_WORD = 2
BEGINNING, END = 2, 3
MOST_PHONEMES = 20


def phonemes(count: int, checkpoint: pathlib.Path) -> numpy.ndarray:
    """The embeddings that the decoder of g2p-en reads for words of text, one word after the other: [phoneme, 256]."""
    with numpy.load(checkpoint) as file:
        weights = {name: file[name].astype(numpy.float64) for name in file.files}

    @functools.cache
    def pronounced(word: str) -> tuple[int, ...]:
        return pronunciation(word, weights)

    numbers: list[int] = []
    for paragraph in paragraphs(SEED, length=6):
        for word in re.findall("[a-z]+", paragraph.lower()):
            numbers += pronounced(word)
        if len(numbers) >= count:
            break
    return weights["dec_emb"][numbers[:count]]


def pronunciation(word: str, weights: dict[str, numpy.ndarray]) -> tuple[int, ...]:
    """The inputs of the decoder for a word: the beginning, then every phoneme that it chose."""
    state = numpy.zeros(weights["enc_w_hh"].shape[1])
    for letter in [ord(letter) - ord("a") + 3 for letter in word] + [END_OF_WORD]:
        state = stepped("enc", weights["enc_emb"][letter], state, weights)
    inputs = [BEGINNING]
    while len(inputs) <= MOST_PHONEMES:
        state = stepped("dec", weights["dec_emb"][inputs[-1]], state, weights)
        chosen = int(numpy.argmax(weights["fc_w"] @ state + weights["fc_b"]))
        if chosen == END:
            break
        inputs.append(chosen)
    return tuple(inputs)


def stepped(name: str, x: numpy.ndarray, state: numpy.ndarray, weights: dict[str, numpy.ndarray]) -> numpy.ndarray:
    """The next state of a GRU."""
    given = numpy.split(weights[f"{name}_w_ih"] @ x + weights[f"{name}_b_ih"], 3)
    kept = numpy.split(weights[f"{name}_w_hh"] @ state + weights[f"{name}_b_hh"], 3)
    reset, update = (1 / (1 + numpy.exp(-(a + b))) for a, b in zip(given[:2], kept[:2]))
    candidate = numpy.tanh(given[2] + reset * kept[2])
    return (1 - update) * candidate + update * state
