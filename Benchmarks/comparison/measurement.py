"""Runs the programs on a shape: outputs first, then times by turns."""

import math
import statistics
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from comparison import case, reference
from comparison.catalogue import FOLDER
from comparison.machine import processor_name
from comparison.process import Process
from comparison.results import Result
from comparison.shape import Shape

CHECKED_STEPS = 256
TOLERANCE = 5e-6
"""How far outputs in float32 may lie from the float64 reference, and twice as far from each other."""


class DisagreementError(Exception):
    """A program that computes something else."""


@dataclass(frozen=True)
class Effort:
    """How long is measured."""

    repeats: int
    repeats_on_all_cores: int
    seconds: float
    """How much processor time a repeat takes at least."""


@dataclass(frozen=True)
class Loaded:
    """A program that has loaded a case in every one of its processes."""

    processes: list[Process]
    runs: int
    steps: int
    calls: int
    """How many calls a repeat makes."""
    error: float

    def time(self, processes: list[Process]) -> float:
        """Repeats the calls in some processes at the same time; the mean over them in microseconds a pair step."""
        for process in processes:
            process.start_timing(self.calls)
        seconds = statistics.fmean(process.finish_timing() for process in processes)
        return seconds * 1e6 / (self.calls * self.runs * self.steps)


def measure(shape: Shape, programs: list[list[Process]], effort: Effort) -> list[Result]:
    """Measures programs, each given by one process a core, on a shape.

    Raises `DisagreementError` when one of them computes something else.
    """
    drawn = case.draw(shape)
    with tempfile.TemporaryDirectory(dir=FOLDER / "build") as folder:
        given, produced = Path(folder) / "case", Path(folder) / "outputs"
        case.write(drawn, given)
        expected = reference.outputs(drawn, CHECKED_STEPS)
        loaded = [_load(processes, given, produced, expected, effort.seconds) for processes in programs]
    results = _results(shape, loaded, effort.repeats, processes=1)
    cores = len(programs[0])
    return results if cores == 1 else results + _results(shape, loaded, effort.repeats_on_all_cores, cores)


def _load(processes: list[Process], given: Path, produced: Path, expected: np.ndarray, seconds: float) -> Loaded:
    """Loads a case, compares the outputs, warms up and finds how many calls a repeat needs."""
    with ThreadPoolExecutor(len(processes)) as pool:
        runs, steps = list(pool.map(lambda process: process.load(given), processes))[0]
    error = max(_error(process, runs, produced, expected) for process in processes)
    if not error <= TOLERANCE:
        raise DisagreementError(
            f"{processes[0].entry.name} computes something else: an output lies {error:.2g} from the reference, "
            f"allowed is {TOLERANCE:.2g}."
        )
    once = Loaded(processes, runs, steps, calls=1, error=error)
    call_seconds = once.time(processes) * 1e-6 * runs * steps
    return Loaded(processes, runs, steps, calls=math.ceil(seconds / call_seconds), error=error)


def _error(process: Process, runs: int, produced: Path, expected: np.ndarray) -> float:
    process.write_outputs(CHECKED_STEPS, produced)
    outputs = np.fromfile(produced, dtype="<f4").reshape(runs, *expected.shape[1:])
    return float(np.max(np.abs(outputs - expected[:runs])))


def _results(shape: Shape, loaded: list[Loaded], repeats: int, processes: int) -> list[Result]:
    """Times the programs by turns, so that a slow spell of the machine falls on all of them."""
    times = [[program.time(program.processes[:processes]) for program in loaded] for _ in range(repeats)]
    return [
        Result(
            processor=processor_name(),
            program=program.processes[0].entry.name,
            version=program.processes[0].version,
            cell=shape.cell,
            input_size=shape.input_size,
            hidden_size=shape.hidden_size,
            side_by_side=program.runs,
            processes=processes,
            repeats=repeats,
            us_per_pair_step=statistics.median(measured),
            least=min(measured),
            most=max(measured),
            largest_error=program.error,
        )
        for program, measured in zip(loaded, zip(*times, strict=True), strict=True)
    ]
