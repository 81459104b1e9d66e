"""Recomputes runs.csv and cells.csv from a journal, from the definitions alone.

Usage: python3 Tests/Recomputation/counts.py JOURNAL RUNS.csv CELLS.csv

Prints what differs and exits with 1 if anything does. Needs Python 3.9 and nothing else.
"""

import collections
import csv
import json
import math
import pathlib
import sys
from fractions import Fraction

KEY = ("variant", "cell", "layers", "input_size", "hidden_size")


def read(journal):
    """The number of shared steps, and each run's key and counts: [(last step, is a bound)] by criterion and measure."""
    runs = {}
    shared = None
    for path in sorted(pathlib.Path(journal).glob("*.jsonl")):
        header, *lines = [json.loads(line) for line in path.read_text().splitlines()]
        shared = header["experiment"]["steps"] - header["experiment"]["divergentSteps"]
        for line in lines:
            if "first" in line:
                runs[tuple(str(line[name]) for name in KEY + ("run",))] = counts(line, shared)
    return runs


def counts(line, shared):
    """The counts of a run.

    A criterion has settled if as many steps follow its last violation as lead to it, or if the states of the two
    sequences are the same at the end.
    """
    same = line["first"].get("bitwise-state") is not None or (
        line["layers"] == 1 and len(line["curve"]["unequal_state"]) < points(shared))
    found = {}
    for criterion, first in line["first"].items():
        last = line["settled"][criterion]
        found[criterion, "first"] = (shared, True) if first is None else (first, False)
        found[criterion, "settled"] = (shared, True) if last is None else (last, not same and last > shared - last)
    return found


def points(shared):
    """The number of points of a complete curve: steps 0 to 100, then twenty a decade, and the last."""
    steps = set(range(min(100, shared) + 1)) | {shared}
    exponent = 40
    while (step := math.floor(10 ** (exponent / 20) + 0.5)) < shared:
        steps.add(step)
        exponent += 1
    return len(steps)


def median(counts):
    """The Kaplan-Meier median, or None where it is not known."""
    survival = Fraction(1)
    halfway = None
    for time in sorted({count for count, is_bound in counts if not is_bound}):
        if halfway is not None:
            return (halfway + time) / 2
        at_risk = sum(count >= time for count, _ in counts)
        events = sum(count == time and not is_bound for count, is_bound in counts)
        survival *= 1 - Fraction(events, at_risk)
        if survival < Fraction(1, 2):
            return time
        if survival == Fraction(1, 2):
            halfway = time
    return None


def moments(counts):
    """The mean and the standard deviation, exact until the last division; None where a count is a bound."""
    if any(is_bound for _, is_bound in counts):
        return None, None
    values = [count for count, _ in counts]
    mean = Fraction(sum(values), len(values))
    if len(values) < 2:
        return float(mean), None
    return float(mean), math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))


def agree(text, number):
    """Whether a field of a table is a number, to twelve digits, or both are missing."""
    if number is None or text == "":
        return number is None and text == ""
    return math.isclose(float(text), number, rel_tol=1e-12, abs_tol=1e-12)


def main(journal, runs_path, cells_path):
    runs = read(journal)
    differing = []
    seen = 0
    with open(runs_path, newline="") as file:
        for row in csv.DictReader(file):
            seen += 1
            found = runs[tuple(row[name] for name in KEY + ("run",))]
            for measure in ("first", "settled"):
                count, is_bound = found[row["criterion"], measure]
                if (int(row[measure]), int(row[measure + "_censored"])) != (count, int(is_bound)):
                    differing.append(f"runs.csv: {row}: {measure} is {count}, a bound: {is_bound}")
    if seen != sum(len(found) for found in runs.values()) // 2:
        differing.append(f"runs.csv has {seen} rows")
    cells = collections.defaultdict(list)
    for key, found in runs.items():
        for (criterion, measure), count in found.items():
            cells[key[:-1] + (criterion, measure)].append(count)
    seen = 0
    with open(cells_path, newline="") as file:
        for row in csv.DictReader(file):
            seen += 1
            counts_of_cell = cells[tuple(row[name] for name in KEY + ("criterion", "measure"))]
            mean, deviation = moments(counts_of_cell)
            bounds = sum(is_bound for _, is_bound in counts_of_cell)
            whole = (int(row["runs"]), int(row["censored"])) == (len(counts_of_cell), bounds)
            if not (whole and agree(row["mean"], mean) and agree(row["sd"], deviation)
                    and agree(row["median"], median(counts_of_cell))):
                differing.append(
                    f"cells.csv: {row}: {bounds} bounds, mean {mean}, sd {deviation}, median {median(counts_of_cell)}")
    if seen != len(cells):
        differing.append(f"cells.csv has {seen} rows, not {len(cells)}")
    print(*differing[:20], sep="\n", end="\n" if differing else "")
    print(f"{len(runs)} runs, {len(cells)} rows of cells.csv, {len(differing)} differences")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
