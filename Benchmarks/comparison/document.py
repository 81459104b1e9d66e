"""The results as Markdown, and their place in a page."""

from pathlib import Path

from comparison.catalogue import OURS
from comparison.results import Result
from comparison.shape import CELLS, LISTED
from comparison.summary import Summary

_BEGIN = "<!-- results: begin -->"
_END = "<!-- results: end -->"


def replace_results(page: Path, text: str) -> None:
    """Puts text between the two marks of a page."""
    before, _, rest = page.read_text().partition(_BEGIN)
    _, found, after = rest.partition(_END)
    if not found:
        raise ValueError(f"{page} lacks the marks '{_BEGIN}' and '{_END}'.")
    page.write_text(f"{before}{_BEGIN}\n\n{text}\n{_END}{after}")


def section(results: list[Result]) -> str:
    """The tables of a comparison."""
    summary = Summary(results)
    parts = [_conditions(results), *(_listed(summary, cell) for cell in CELLS)]
    if summary.is_whole_sweep:
        parts += [_sweep(summary), _ratios(summary)]
    return "\n\n".join(parts) + "\n"


def _conditions(results: list[Result]) -> str:
    versions = {result.program: result.version for result in results}
    listed = ", ".join(f"{program} {version}" for program, version in versions.items())
    repeats = max(result.repeats for result in results)
    spread = sorted(result.most / result.least for result in results)[len(results) // 2]
    return (
        f"Processor: {results[0].processor}. Times are medians of {repeats} repeats; in the median case, the slowest "
        f"repeat takes {spread:.2f} times as long as the fastest.\n\nVersions: {listed}."
    )


def _listed(summary: Summary, cell: str) -> str:
    shapes = [shape for shape in LISTED if shape.cell == cell and shape in summary.shapes]
    rows = [[program, *(_number(summary.time(program, shape)) for shape in shapes)] for program in summary.programs]
    for ours in _ours(summary):
        comparisons = [summary.comparison(shape, ours) for shape in shapes]
        rows.append([f"**fastest peer / {ours}**", *(f"**{comparison.ratio:.2f}**" for comparison in comparisons)])
    title = (
        f"{cell.upper()}: the table gives the CPU time per pair step in microseconds, on one thread, "
        "by input × hidden size."
    )
    return f"{title}\n\n{_table(['', *(shape.sizes for shape in shapes)], rows)}"


def _sweep(summary: Summary) -> str:
    ours = _ours(summary)[-1]
    columns = {
        "LSTM": lambda program: _number(summary.sweep_seconds(program, ("lstm",))),
        "GRU": lambda program: _number(summary.sweep_seconds(program, ("gru",))),
        "both": lambda program: _number(summary.sweep_seconds(program)),
        f"relative to {ours}": lambda program: f"{summary.sweep_seconds(program) / summary.sweep_seconds(ours):.1f}",
    }
    if summary.cores > 1:
        columns[f"both, {summary.cores} cores"] = lambda program: _number(
            summary.sweep_seconds(program, processes=summary.cores)
        )
    rows = [[program, *(column(program) for column in columns.values())] for program in summary.programs]
    title = (
        "The table gives the seconds for a full sweep without early stopping (10 runs of 100,000 steps at each of the "
        "128 shapes), on one thread and, in the last column, on all cores."
    )
    return f"{title}\n\n{_table(['', *columns], rows)}"


def _ratios(summary: Summary) -> str:
    means = " and ".join(f"{summary.mean_ratio(ours):.2f} for {ours}" for ours in _ours(summary))
    return (
        f"Over the {len(summary.shapes)} shapes, the geometric mean of the fastest peer's time divided by ours is "
        f"{means}."
    )


def _ours(summary: Summary) -> list[str]:
    return [program for program in summary.programs if program.startswith(OURS)]


def _number(value: float) -> str:
    """Three digits."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{1 if value >= 10 else 2 if value >= 1 else 3}f}"


def _table(header: list[str], rows: list[list[str]]) -> str:
    rule = ["---", *("---:" for _ in header[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, rule, *rows])
