"""The command line of the comparison."""

import argparse
import sys
import time
from pathlib import Path

from comparison import document, results, shape
from comparison.catalogue import FOLDER, ours, peers
from comparison.machine import cores
from comparison.measurement import DisagreementError, Effort, measure
from comparison.process import Process, ProgramError
from comparison.publication import publish

_THOROUGH = Effort(repeats=15, repeats_on_all_cores=3, seconds=0.03)
_QUICK = Effort(repeats=3, repeats_on_all_cores=0, seconds=0.01)
_SHAPES = {"listed": shape.LISTED, "all": shape.ALL}


_PUBLISHED = FOLDER / "results" / "all.csv"


def main() -> None:
    """Compares and publishes as the command line says."""
    options = _options()
    if not options.publish:
        try:
            measured = _compare(options)
        except (DisagreementError, ProgramError) as error:
            sys.exit(f"Benchmarks/run: {error}")
        results.write(measured, options.output)
        print(document.section(measured))
    elif not _PUBLISHED.exists():
        sys.exit("Benchmarks/run: there is nothing to publish yet: run Benchmarks/run --shapes all first.")
    if options.publish or options.output == _PUBLISHED:
        publish(_PUBLISHED)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run", description="Compares the recurrent kernels with those of other libraries."
    )
    names = [entry.name for entry in peers()]
    parser.add_argument(
        "--shapes",
        choices=_SHAPES,
        default="listed",
        help="six shapes of each cell, or all 128 of the sweep (default: %(default)s)",
    )
    parser.add_argument("--quick", action="store_true", help="short repeats, few of them, and one core only")
    parser.add_argument(
        "--peers",
        type=lambda text: text.split(","),
        default=names,
        metavar="NAME,…",
        help=f"which of the others to run: {', '.join(names)} (default: all)",
    )
    parser.add_argument(
        "--output",
        type=lambda text: Path(text).resolve(),
        metavar="FILE",
        help=f"where the results go, as CSV; {_PUBLISHED.relative_to(FOLDER)} also changes README.md and its chart",
    )
    parser.add_argument("--publish", action="store_true", help="only write README.md and its chart anew")
    options = parser.parse_args()
    unknown = set(options.peers) - set(names)
    if unknown:
        parser.error(f"there is no peer named {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    if options.output is None:
        is_partial = options.quick or options.peers != names
        options.output = FOLDER / ("build" if is_partial else "results") / f"{options.shapes}.csv"
    return options


def _compare(options: argparse.Namespace) -> list[results.Result]:
    effort = _QUICK if options.quick else _THOROUGH
    used = cores()[-1:] if options.quick else cores()[::-1]
    chosen = ours() + [entry for entry in peers() if entry.name in options.peers]
    programs = [[Process(entry, core) for core in used] for entry in chosen]
    try:
        for processes in programs:
            for process in processes:
                process.wait_until_ready()
        return _measure_all(_SHAPES[options.shapes], programs, effort)
    finally:
        for processes in programs:
            for process in processes:
                process.close()


def _measure_all(
    shapes: tuple[shape.Shape, ...], programs: list[list[Process]], effort: Effort
) -> list[results.Result]:
    start = time.monotonic()
    measured = []
    for index, measured_shape in enumerate(shapes, start=1):
        measured += measure(measured_shape, programs, effort)
        minutes, seconds = divmod(int(time.monotonic() - start), 60)
        print(f"{index}/{len(shapes)} {measured_shape} {minutes}:{seconds:02}", file=sys.stderr, flush=True)
    return measured


if __name__ == "__main__":
    main()
