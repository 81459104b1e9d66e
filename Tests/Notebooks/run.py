"""Runs the code of a notebook and compares each figure that it draws with the CSV file of the figure.

Usage: python3 Tests/Notebooks/run.py NOTEBOOK.ipynb

Prints what differs and exits with 1 if anything does. Warnings are errors. Needs pandas and matplotlib, and no Jupyter.
"""

import csv
import json
import os
import pathlib
import re
import sys
import warnings

os.environ["MPLBACKEND"] = "Agg"

import matplotlib.pyplot as plt  # noqa: E402

REFERENCES = {"reference line", "edge of a reference area", "identity line"}


def rows_of(path):
    """The rows of a CSV file, all fields as text."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def is_reference(row):
    return row["kind"] in REFERENCES and not row["series"]


def in_plot(rows, number):
    """The rows of a plot; all rows of a file with a single heat map."""
    return [row for row in rows if float(row.get("plot", number)) == number]


def expected(rows):
    """What a plot or a heat map must show: how many points, lower bounds, labels and censored tiles."""
    if "value" in rows[0]:
        labels = sorted(row["label"] for row in rows)
        return {"labels": labels, "censored tiles": sum(row["is_censored"] == "1" for row in rows)}
    points = [row for row in rows if not is_reference(row)]
    return {
        "points": len(points),
        "lower bounds": sum(row["is_lower_bound"] == "1" for row in points),
        "labels": sorted(row["label"] for row in points if row.get("label")),
        "title": rows[0]["x_title"],
    }


def drawn(ax, is_map):
    """The same for the axes that were drawn."""
    labels = sorted(text.get_text() for text in ax.texts if text.get_text())
    if is_map:
        return {"labels": labels, "censored tiles": len(ax.patches)}
    return {
        "points": sum(len(line.get_xdata()) for line in ax.lines if not line.get_label().startswith("_")),
        "lower bounds": sum(not text.get_text() for text in ax.texts),
        "labels": labels,
        "title": ax.get_xlabel(),
    }


def differences(figure, path):
    """What a figure shows otherwise than its CSV file."""
    rows = rows_of(path)
    numbers = sorted({float(row.get("plot", 1)) for row in rows})
    axes = [ax for ax in figure.axes if ax.get_label() != "<colorbar>"]
    if len(axes) != len(numbers):
        return [f"{path}: {len(axes)} axes, but {len(numbers)} plots"]
    figure.canvas.draw()
    found = []
    for ax, number in zip(axes, numbers):
        wanted = expected(in_plot(rows, number))
        shown = drawn(ax, "value" in rows[0])
        found += [f"{path}, plot {number:g}: {what} {shown[what]}, but {wanted[what]}"
                  for what in wanted if shown[what] != wanted[what]]
    return found


def run(path):
    """Runs a notebook; returns the number of its figures and what differs."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    os.chdir(path.parent)
    names = {"__name__": "__main__"}
    found = []
    count = 0
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        exec(compile(source, f"{path.name}, {cell['id']}", "exec"), names)
        for number in plt.get_fignums():
            count += 1
            file = re.search(r"\"(figures/[^\"]+\.csv)\"", source)
            if not file:
                found.append(f"{cell['id']}: draws a figure of no CSV file")
                continue
            found += differences(plt.figure(number), names["REPORT"] / file[1])
        plt.close("all")
    return count, found


def main():
    warnings.simplefilter("error")
    # What one package warns another of is no fault of the notebook.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("error", category=DeprecationWarning, module="__main__")
    count, found = run(pathlib.Path(sys.argv[1]).resolve())
    for line in found:
        print(line)
    print(f"{count} figures, {len(found)} differences")
    sys.exit(1 if found else 0)


main()
