"""Recomputes what a report says about the published claims and means from a journal, from the definitions alone.

Usage: python3 Tests/Recomputation/claims.py JOURNAL TABLES REPORT.md

TABLES is the folder with verdicts.csv, verdicts-by-criterion.csv, comparison-*.csv and lyapunov.csv. Prints what differs and
exits with 1 if anything does. Needs Python 3.9 and nothing else.
"""

import csv
import json
import math
import pathlib
import sys


def read(journal):
    """The runs of a journal as they stand there."""
    lines = []
    for path in sorted(pathlib.Path(journal).glob("*.jsonl")):
        lines += [json.loads(line) for line in path.read_text().splitlines()]
    return [line for line in lines if "first" in line]


def rows(folder, name):
    with open(pathlib.Path(folder) / f"{name}.csv", newline="") as file:
        return list(csv.DictReader(file))


def close(text, number, tolerance=1e-9):
    return math.isclose(float(text), number, rel_tol=tolerance, abs_tol=tolerance)


def doubling_slopes(runs, steps):
    """The least-squares slopes of steps against log2 of both sizes, by the normal equations."""
    x = [math.log2(run["input_size"]) for run in runs]
    y = [math.log2(run["hidden_size"]) for run in runs]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    x, y = [a - mx for a in x], [a - my for a in y]
    xx, yy, xy = (sum(a * b for a, b in zip(p, q)) for p, q in ((x, x), (y, y), (x, y)))
    xs, ys = (sum(a * b for a, b in zip(p, steps)) for p in (x, y))
    determinant = xx * yy - xy * xy
    return {"input": (xs * yy - ys * xy) / determinant, "hidden": (ys * xx - xs * xy) / determinant}


def kendall(sizes, steps):
    """Kendall's tau-b by its definition: all pairs."""
    excess = ties_one = ties_other = 0
    for i in range(len(sizes)):
        for j in range(i):
            a, b = sizes[i] - sizes[j], steps[i] - steps[j]
            excess += (a * b > 0) - (a * b < 0)
            ties_one += a == 0
            ties_other += b == 0
    pairs = len(sizes) * (len(sizes) - 1) // 2
    return excess / math.sqrt((pairs - ties_one) * (pairs - ties_other))


def two_sided(t, freedom):
    """The probability beyond ±t of Student's distribution, by Simpson's rule on the angle atan(t / sqrt(freedom))."""
    start, end, steps = math.atan(abs(t) / math.sqrt(freedom)), math.pi / 2, 2000
    width = (end - start) / steps
    values = [math.cos(start + i * width) ** (freedom - 1) for i in range(steps + 1)]
    area = width / 3 * (values[0] + values[-1] + 4 * sum(values[1:-1:2]) + 2 * sum(values[2:-1:2]))
    return 2 * area * math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)


def fisher(probabilities):
    """The probability of p-values that small together, if all hypotheses are true."""
    half = -sum(math.log(p) for p in probabilities)
    term = total = math.exp(-half)
    for k in range(1, len(probabilities)):
        term *= half / k
        total += term
    return total


def written(probability):
    return f"p\u00a0=\u00a0{probability:.3f}" if probability >= 0.0005 else "p\u00a0<\u00a00.001"


def check_claims(runs, tables):
    for row in rows(tables, "verdicts-by-criterion"):
        chosen = [run for run in runs if run["cell"] == row["cell"]]
        steps = [run["first"][row["criterion"]] for run in chosen]
        share = doubling_slopes(chosen, steps)[row["size"]] / (sum(steps) / len(steps))
        if not close(row["change"], share):
            yield f"verdicts-by-criterion.csv: {row}: the change is {share}"
    for row in rows(tables, "verdicts"):
        least = 1 if row["hidden_sizes"] == "all" else 2
        chosen = [run for run in runs if run["cell"] == row["cell"] and run["hidden_size"] >= least]
        steps = [run["first"]["cosine"] for run in chosen]
        slope = doubling_slopes(chosen, steps)[row["size"]]
        number = {
            "slope": lambda: slope,
            "change": lambda: slope / (sum(steps) / len(steps)),
            "tau": lambda: kendall([run[row["size"] + "_size"] for run in chosen], steps),
        }[row["statistic"]]()
        if not close(row["estimate"], number):
            yield f"verdicts.csv: {row}: the estimate is {number}"


def check_comparison(runs, tables, cell, report):
    probabilities, squares = [], []
    for row in rows(tables, f"comparison-{cell}"):
        steps = [run["first"]["cosine"] for run in runs
                 if (run["cell"], run["input_size"], run["hidden_size"])
                 == (cell, int(row["input_size"]), int(row["hidden_size"]))]
        count = len(steps)
        mean = sum(steps) / count
        variance = sum((step - mean) ** 2 for step in steps) / (count - 1)
        difference = mean - float(row["published"])
        error = math.sqrt(variance * (1 / count + 1 / 5) + 1 / 12)
        probabilities.append(two_sided(difference / error, count - 1))
        squares.append((difference / error) ** 2 * (count - 3) / (count - 1))
        if not (close(row["difference"], difference) and close(row["standard_error"], error)
                and close(row["p"], probabilities[-1], 1e-7)):
            yield f"comparison-{cell}.csv: {row}: {difference} ± {error}, p = {probabilities[-1]}"
    for words in (f"omnibus test, {written(fisher(probabilities))})",
                  f"Reduced χ² is {sum(squares) / len(squares):.2f},"):
        if words not in report:
            yield f"the report does not say of {cell}: {words}"


def check_causes(runs, report):
    """The mean initial difference and exponent at the smallest and the largest input size."""
    numbers = {"difference": lambda run: run["curve"]["max"][0], "exponent": lambda run: run["lyapunov"][0]}
    for cell in ("lstm", "gru"):
        for number in numbers.values():
            values = [[number(run) for run in runs if run["cell"] == cell and run["input_size"] == size]
                      for size in (1, 128)]
            least, most = (sum(numbers) / len(numbers) for numbers in values)
            words = f"from {least:.2f} to {most:.2f} ({cell.upper()})".replace("-", "−")
            if words not in report:
                yield f"the report does not say: {words}"


def check_predictions(runs, tables):
    for row in rows(tables, "lyapunov"):
        chosen = [run for run in runs if (run["cell"], run["input_size"], run["hidden_size"])
                  == (row["cell"], int(row["input_size"]), int(row["hidden_size"]))]
        steps = [max(math.log(run["curve"]["max"][0] / 1e-6), 0) / -run["lyapunov"][0] for run in chosen]
        measured = [run["first"]["max-1e-6"] + 1 for run in chosen]
        if not (close(row["predicted_steps"], sum(steps) / len(steps))
                and close(row["measured_steps"], sum(measured) / len(measured))):
            yield f"lyapunov.csv: {row}: predicted {sum(steps) / len(steps)}"


def main(journal, tables, report_path):
    runs = read(journal)
    report = pathlib.Path(report_path).read_text()
    differing = list(check_claims(runs, tables))
    for cell in ("lstm", "gru"):
        differing += check_comparison(runs, tables, cell, report)
    differing += check_causes(runs, report)
    differing += check_predictions(runs, tables)
    print(*differing[:20], sep="\n", end="\n" if differing else "")
    print(f"{len(runs)} runs, {len(differing)} differences")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
