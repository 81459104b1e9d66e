"""Recomputes what a report says about the published claims and means from a journal, from the definitions alone.

Usage: python3 Tests/Recomputation/claims.py JOURNAL TABLES REPORT.md
       python3 Tests/Recomputation/claims.py --readings JOURNAL TABLES RECORD.swift

TABLES is the folder with verdicts.csv, verdicts-by-criterion.csv, comparison-*.csv, forensics.csv, lyapunov.csv and
prediction-errors.csv. With --readings, JOURNAL is that of the experiment readings, of which RECORD.swift states the results;
only the published means are read from TABLES. Prints what differs and exits with 1 if anything does. Needs Python 3.9 and
nothing else.
"""

import collections
import csv
import json
import math
import pathlib
import re
import sys

sys.dont_write_bytecode = True
import counts  # noqa: E402, after the line above, which keeps the folder as it is


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


def mean(numbers):
    return sum(numbers) / len(numbers)


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
    """Kendall's tau-b by its definition: all pairs, those of equal runs counted at once."""
    excess = ties_one = ties_other = 0
    groups = list(collections.Counter(zip(sizes, steps)).items())
    for i, ((size, step), many) in enumerate(groups):
        ties_one += many * (many - 1) // 2
        ties_other += many * (many - 1) // 2
        for (other_size, other_step), others in groups[:i]:
            a, b = size - other_size, step - other_step
            excess += ((a * b > 0) - (a * b < 0)) * many * others
            ties_one += (a == 0) * many * others
            ties_other += (b == 0) * many * others
    pairs = len(sizes) * (len(sizes) - 1) // 2
    return excess / math.sqrt((pairs - ties_one) * (pairs - ties_other))


def two_sided(t, freedom, steps=2000):
    """The probability beyond ±t of Student's distribution, by Simpson's rule on the angle atan(t / sqrt(freedom))."""
    start, end = math.atan(abs(t) / math.sqrt(freedom)), math.pi / 2
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


def check_claims(runs, direction, tables):
    for row in rows(tables, "verdicts-by-criterion"):
        chosen = [run for run in (direction if row["criterion"] == "cosine" else runs) if run["cell"] == row["cell"]]
        steps = [run["first"][row["criterion"]] for run in chosen]
        share = doubling_slopes(chosen, steps)[row["size"]] / (sum(steps) / len(steps))
        if not close(row["change"], share):
            yield f"verdicts-by-criterion.csv: {row}: the change is {share}"
    for row in rows(tables, "verdicts"):
        least = 1 if row["hidden_sizes"] == "all" else 2
        chosen = [run for run in direction if run["cell"] == row["cell"] and run["hidden_size"] >= least]
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
        error = math.sqrt((variance + 1 / 12) * (1 / count + 1 / 5))
        probabilities.append(two_sided(difference / error, count - 1))
        squares.append((difference / error) ** 2 * (count - 3) / (count - 1))
        if not (close(row["difference"], difference) and close(row["standard_error"], error)
                and close(row["p"], probabilities[-1], 1e-7)):
            yield f"comparison-{cell}.csv: {row}: {difference} ± {error}, p = {probabilities[-1]}"
    yield from check_trend(tables, cell, report)
    for words in (f"omnibus test, {written(fisher(probabilities))})",
                  f"reduced χ² is {sum(squares) / len(squares):.2f},"):
        if words not in report:
            yield f"the report does not say of {cell}: {words}"


def check_trend(tables, cell, report):
    """The slope of the differences over log2 of the input size, from two units upward, and its 95 % interval."""
    settings = [(math.log2(int(row["input_size"])), math.log2(int(row["hidden_size"])), float(row["difference"]),
                 float(row["standard_error"]))
                for row in rows(tables, f"comparison-{cell}") if int(row["hidden_size"]) > 1]
    count = len(settings)
    first, second = (sum(setting[place] for setting in settings) / count for place in (0, 1))
    a, b, c = (sum((setting[i] - (first, second)[i]) * (setting[j] - (first, second)[j]) for setting in settings)
               for i, j in ((0, 0), (1, 1), (0, 1)))
    weights = [((setting[0] - first) * b - (setting[1] - second) * c) / (a * b - c * c) for setting in settings]
    slope = sum(weight * setting[2] for weight, setting in zip(weights, settings))
    error = math.sqrt(sum((weight * setting[3]) ** 2 for weight, setting in zip(weights, settings)))
    words = f"({slope:+.2f}\u00a0±\u00a0{1.959964 * error:.2f} steps per doubling".replace("-", "−")
    if words not in report:
        yield f"the report does not say of {cell}: {words}"


class Readings:
    """The fit to the published means of each variant, criterion and measure of a journal."""

    def __init__(self, journal, tables):
        self.published = {
            (cell, int(row["input_size"]), int(row["hidden_size"])): float(row["published"])
            for cell in ("lstm", "gru") for row in rows(tables, f"comparison-{cell}")}
        self.steps = collections.defaultdict(list)
        for path in sorted(pathlib.Path(journal).glob("*.jsonl")):
            header, *lines = [json.loads(line) for line in path.read_text().splitlines()]
            shared = header["experiment"]["steps"] - header["experiment"]["divergentSteps"]
            for run in (line for line in lines if "first" in line):
                for (criterion, measure), count in counts.counts(run, shared).items():
                    key = run["variant"], criterion, measure, run["cell"], run["input_size"], run["hidden_size"]
                    self.steps[key].append(count)
        self.readings = sorted({key[:4] for key in self.steps})
        self.known = {}

    def settings(self, variant, criterion, measure, cell):
        """Of each setting: its sizes, mean, p-value and χ²; None if a run is censored."""
        key = variant, criterion, measure, cell
        if key not in self.known:
            self.known[key] = [self.setting(key, place) for place in self.published if place[0] == cell]
        return None if None in self.known[key] else self.known[key]

    def setting(self, key, place):
        steps = self.steps[key[:3] + place]
        if any(is_bound for _, is_bound in steps):
            return None
        count = len(steps)
        mean = sum(step for step, _ in steps) / count
        variance = sum((step - mean) ** 2 for step, _ in steps) / (count - 1)
        statistic = (mean - self.published[place]) / math.sqrt((variance + 1 / 12) * (1 / count + 1 / 5))
        return (*place[1:], mean, two_sided(statistic, count - 1, steps=200),
                statistic ** 2 * (count - 3) / (count - 1))

    def fit(self, variant, criterion, measure, cells):
        """The reduced χ² and the omnibus p of some recurrent cells together; None if a run is censored."""
        parts = [self.settings(variant, criterion, measure, cell) for cell in cells]
        if None in parts:
            return None
        settings = sum(parts, [])
        return sum(setting[4] for setting in settings) / len(settings), fisher([setting[3] for setting in settings])


def check_readings(readings, tables):
    for row in rows(tables, "forensics"):
        fit = readings.fit(row["variant"], row["criterion"], row["measure"], row["cells"].split("+"))
        if row["is_lower_bound"] == "1":
            if fit or row["omnibus_p"]:
                yield f"forensics.csv: {row}: no p-value is known if a run is censored"
        elif not (fit and close(row["reduced_chi_square"], fit[0]) and close(row["omnibus_p"], fit[1], 1e-6)):
            yield f"forensics.csv: {row}: reduced χ² and p are {fit}"


def holm(settings):
    """The settings that differ at 5 % after Holm's correction, the least likely first."""
    ranked = sorted(settings, key=lambda setting: setting[3])
    passed = [setting[3] * (len(ranked) - place) < 0.05 for place, setting in enumerate(ranked)]
    return ranked[:passed.index(False)] if False in passed else ranked


def check_record(readings, path):
    """What the record of the experiment readings states: counts, fits, settings that stand out, and the rest."""
    sections = re.split(r"\brecorded\(\s*\.", path.read_text())[1:]
    if [section.split(",")[0] for section in sections] != ["lstm", "gru"]:
        yield "the record lacks a recurrent cell"
        return
    for section in sections:
        cell = section.split(",")[0]
        tested = {}
        for variant, criterion, measure, other in readings.readings:
            if other == cell and (cell == "gru" or variant.endswith("-reset-after")):
                fit = readings.fit(variant, criterion, measure, [cell])
                if fit:
                    tested[variant, criterion, measure] = fit
        count = int(re.search(r"testedCount: (\d+)", section)[1])
        if count != len(tested):
            yield f"{cell}: {len(tested)} readings have no censored runs, not {count}"
        found = re.findall(r'\("([a-z-]+)", ([0-9.]+), ([0-9.]+)\)', section)
        recorded = {(name, "cosine", "first"): (float(square), float(p)) for name, square, p in found}
        for key, (square, p) in tested.items():
            if key not in recorded:
                if p >= 0.0005:
                    yield f"{cell}: {key} is not recorded, and its p is {p}"
            elif abs(recorded[key][0] - square) > 6e-6 or abs(recorded[key][1] - p) > 6e-7:
                yield f"{cell}: {key}: reduced χ² and p are {square} and {p}"
        if not recorded.keys() <= tested.keys():
            yield f"{cell}: a recorded network is not among those of the journal"
        best = min(tested, key=lambda key: tested[key][0])
        settings = readings.settings(*best, cell)
        outliers = holm(settings)
        stated = re.findall(r"inputSize: (\d+), hiddenSize: (\d+), measured: ([0-9.]+)", section)
        if [(int(a), int(b), float(c)) for a, b, c in stated] != [(a, b, round(c, 9)) for a, b, c, *_ in outliers]:
            yield f"{cell}: the settings that stand out are {outliers}"


def check_causes(runs, report):
    """The mean initial difference at the smallest and the largest input size, and whether the mean exponent falls."""
    numbers = {"difference": lambda run: run["curve"]["max"][0], "exponent": lambda run: run["lyapunov"][0]}
    falls = []
    for cell in ("lstm", "gru"):
        means = {name: [mean([number(run) for run in runs if run["cell"] == cell and run["input_size"] == size])
                        for size in (1, 128)] for name, number in numbers.items()}
        words = "from {:.2f} to {:.2f} ({})".format(*means["difference"], cell.upper())
        if words not in report:
            yield f"the report does not say: {words}"
        falls.append(means["exponent"][1] < means["exponent"][0])
    if all(falls) != ("Lyapunov exponent also falls" in report):
        yield f"the report is wrong about the exponent: {falls}"


def check_predictions(runs, tables):
    for row in rows(tables, "lyapunov"):
        chosen = [run for run in runs if (run["cell"], run["input_size"], run["hidden_size"])
                  == (row["cell"], int(row["input_size"]), int(row["hidden_size"]))]
        steps = [max(math.log(run["curve"]["max"][0] / 1e-6), 0) / -run["lyapunov"][0] for run in chosen]
        measured = [run["first"]["max-1e-6"] + 1 for run in chosen]
        if not (close(row["predicted_steps"], sum(steps) / len(steps))
                and close(row["measured_steps"], sum(measured) / len(measured))):
            yield f"lyapunov.csv: {row}: predicted {sum(steps) / len(steps)}"


def check_prediction_errors(tables):
    """Errors of steps to 1e-6 and of the closed form, from the settings of lyapunov.csv; steps to a shared direction are
    not there."""
    columns = {"measured": "predicted_steps", "closed-form": "closed_form_steps"}
    for row in rows(tables, "prediction-errors"):
        sizes = range(int(row["smallest_hidden_size"]), int(row["largest_hidden_size"]) + 1)
        settings = [setting for setting in rows(tables, "lyapunov") if int(setting["hidden_size"]) in sizes]
        if row["quantity"] == "exponent":
            errors = [(float(setting["closed_form"]) - float(setting["exponent"])) / abs(float(setting["exponent"]))
                      for setting in settings if setting["closed_form"]]
        elif row["quantity"] == "max-1e-6":
            column = columns[row["source"]]
            errors = [float(setting[column]) / float(setting["measured_steps"]) - 1 for setting in settings
                      if setting[column] and float(setting[column]) >= 1]
        else:
            continue
        magnitudes = [abs(error) for error in errors]
        expected = [sum(magnitudes) / len(errors), max(magnitudes), sum(errors) / len(errors)]
        names = ["mean_error", "largest_error", "mean_signed_error"]
        if int(row["settings"]) != len(errors) or not all(map(close, (row[name] for name in names), expected)):
            yield f"prediction-errors.csv: {row}: {len(errors)} settings, {expected}"


def result(differing, what):
    """Prints what differs; returns the exit code."""
    print(*differing[:20], sep="\n", end="\n" if differing else "")
    print(f"{what}, {len(differing)} differences")
    return 1 if differing else 0


def main_readings(journal, tables, record):
    readings = Readings(journal, tables)
    return result(list(check_record(readings, pathlib.Path(record))), f"{len(readings.readings)} readings")


def main(journal, tables, report_path):
    runs = read(journal)
    report = pathlib.Path(report_path).read_text()
    # Claims and means by `cosine` rest on the runs beside the journal that stopped at first, if there are any.
    direction = read(f"{journal.rstrip('/')}-first") or runs
    differing = list(check_claims(runs, direction, tables))
    for cell in ("lstm", "gru"):
        differing += check_comparison(direction, tables, cell, report)
    differing += check_causes(runs, report)
    differing += check_predictions(runs, tables)
    differing += check_prediction_errors(tables)
    differing += check_readings(Readings(journal, tables), tables)
    return result(differing, f"{len(runs)} runs")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) == 4 and arguments[0] == "--readings":
        sys.exit(main_readings(*arguments[1:]))
    sys.exit(main(*arguments) if len(arguments) == 3 else __doc__)
