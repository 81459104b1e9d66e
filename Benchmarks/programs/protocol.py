"""The conversation between the comparison and a program.

A program reads commands from standard input and answers each with one line on standard output:

    (start)             ready VERSION
    load CASE           loaded RUNS STEPS     a call takes RUNS networks of the case through its STEPS steps from rest
    outputs STEPS FILE  written               float32 outputs of the first steps: RUNS × STEPS × 2 × n
    time CALLS          seconds S             the processor time that the whole process spent on so many calls

It ends with its input.
"""

import os
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path

import numpy as np

from comparison.case import Network, read_first_network
from comparison.shape import Shape


class Peer(ABC):
    """A library that runs recurrent layers."""

    @abstractmethod
    def version(self) -> str:
        """The version of the library."""

    @abstractmethod
    def prepare(self, shape: Shape, network: Network) -> None:
        """Builds, compiles and fills whatever a call needs."""

    @abstractmethod
    def call(self) -> object:
        """Takes both sequences through all steps; returns once every output is there."""

    @abstractmethod
    def outputs(self, result: object) -> np.ndarray:
        """What a call produced: steps × 2 × n."""


def serve(peer: Peer) -> None:
    """Answers commands until there are no more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def answer(*words: object) -> None:
        print(*words, file=answers, flush=True)

    answer("ready", peer.version())
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "load":
            shape, network = read_first_network(Path(arguments[0]))
            peer.prepare(shape, network)
            answer("loaded", 1, len(network.inputs))
        elif command == "outputs":
            steps = int(arguments[0])
            peer.outputs(peer.call())[:steps].astype("<f4").tofile(arguments[1])
            answer("written")
        elif command == "time":
            answer("seconds", _processor_seconds(peer, int(arguments[0])))
        else:
            raise ValueError(f"unknown command {command!r}")


def _processor_seconds(peer: Peer, calls: int) -> float:
    start = time.process_time_ns()
    for _ in range(calls):
        peer.call()
    return (time.process_time_ns() - start) * 1e-9
