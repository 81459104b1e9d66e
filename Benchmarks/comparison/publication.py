"""Results as readers find them: tables in the page of this folder, and a chart."""

import subprocess
from pathlib import Path

from comparison import document, results
from comparison.catalogue import FOLDER, swift_product

_PAGE = FOLDER / "README.md"


def publish(file: Path) -> None:
    """Writes the tables of a results file into the page, and its chart beside the file."""
    chart = file.with_suffix("")
    subprocess.run([swift_product("comparison-chart"), file, chart], check=True)
    words = "CPU time per pair step of other libraries relative to RNNMemory"
    image = f"![{words}]({chart.relative_to(FOLDER)}.svg)"
    document.replace_results(_PAGE, f"{image}\n\n{document.section(results.read(file))}")
