"""What the results of a comparison come to."""

import math
from dataclasses import dataclass
from statistics import geometric_mean

from comparison.catalogue import OURS
from comparison.results import Result
from comparison.shape import ALL, CELLS, Shape

RUNS = 10
STEPS = 100_000
"""The full sweep takes so many runs of a shape through so many steps, and stops none early."""


@dataclass(frozen=True)
class Comparison:
    """Our time beside the fastest peer's at one shape, both in microseconds a pair step."""

    shape: Shape
    ours: float
    peer: str
    peers: float

    @property
    def ratio(self) -> float:
        """How many times as long the peer takes."""
        return self.peers / self.ours


class Summary:
    """Medians by program and shape."""

    def __init__(self, results: list[Result]) -> None:
        self.results = results
        self.programs = list(dict.fromkeys(result.program for result in results))
        self.shapes = list(dict.fromkeys(result.shape for result in results))
        self.cores = max(result.processes for result in results)
        self._times = {(result.program, result.shape, result.processes): result.us_per_pair_step for result in results}

    @property
    def is_whole_sweep(self) -> bool:
        """Whether every shape of the sweep was measured."""
        return set(self.shapes) >= set(ALL)

    def time(self, program: str, shape: Shape, processes: int = 1) -> float:
        """Microseconds a pair step."""
        return self._times[program, shape, processes]

    def comparison(self, shape: Shape, ours: str) -> Comparison:
        """One of our ways to run beside the fastest peer."""
        peers = [program for program in self.programs if not program.startswith(OURS)]
        fastest = min(peers, key=lambda program: self.time(program, shape))
        return Comparison(shape, self.time(ours, shape), fastest, self.time(fastest, shape))

    def mean_ratio(self, ours: str) -> float:
        """The geometric mean over all shapes of how many times as long the fastest peer of each takes."""
        return geometric_mean(self.comparison(shape, ours).ratio for shape in self.shapes)

    def sweep_seconds(self, program: str, cells: tuple[str, ...] = CELLS, processes: int = 1) -> float:
        """How long the full sweep takes on so many cores.

        Every core runs a whole sweep while the others do; together they finish so many, so one takes that part of it.
        """
        steps = [self.time(program, shape, processes) for shape in self.shapes if shape.cell in cells]
        return math.fsum(steps) * 1e-6 * RUNS * STEPS / processes
