"""The results of a comparison and the file that holds them."""

import csv
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from comparison.shape import Shape


@dataclass(frozen=True)
class Result:
    """How long one program takes for a step of a pair of one shape."""

    processor: str
    program: str
    version: str
    cell: str
    input_size: int
    hidden_size: int
    side_by_side: int
    """How many runs, each with weights of its own, are stepped together."""
    processes: int
    """How many processes, each on a core of its own, did the same at the same time."""
    repeats: int
    us_per_pair_step: float
    """The median over the repeats of a process's own processor time in microseconds."""
    least: float
    most: float
    largest_error: float
    """How far an output lies from that of the float64 reference at most."""

    @property
    def shape(self) -> Shape:
        """What was run."""
        return Shape(self.cell, self.input_size, self.hidden_size)


def write(results: list[Result], path: Path) -> None:
    """Writes results to a CSV file, one a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Result))
        writer.writerows(
            [f"{value:.4g}" if isinstance(value, float) else value for value in astuple(result)] for result in results
        )


def read(path: Path) -> list[Result]:
    """Reads what `write` wrote."""
    with path.open(newline="") as file:
        return [
            Result(**{field.name: field.type(row[field.name]) for field in fields(Result)})
            for row in csv.DictReader(file)
        ]
