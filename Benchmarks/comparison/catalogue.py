"""The programs that are compared."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent

OURS = "RNNMemory"


@dataclass(frozen=True)
class Entry:
    """A program: the name tables give it and the command that starts it."""

    name: str
    command: tuple[str, ...]


# One thread for every library, whichever of these it listens to.
ENVIRONMENT = {
    **os.environ,
    "KERAS_BACKEND": "tensorflow",
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
}


def ours() -> list[Entry]:
    """Our own program, with one run at a time and with several side by side."""
    program = (str(swift_product("pair-steps")), _our_version())
    return [Entry(OURS, program), Entry(f"{OURS} side by side", (*program, "--side-by-side"))]


def peers() -> list[Entry]:
    """The programs that ours is compared with."""
    return [
        Entry("OpenBLAS", (str(FOLDER / "build" / "openblas"),)),
        Entry("oneDNN", (str(FOLDER / "build" / "onednn"),)),
        Entry("ONNX Runtime", _python("onnx_runtime")),
        Entry("JAX", _python("jax_scan")),
        Entry("PyTorch", _python("pytorch")),
        Entry("Keras", _python("keras_tensorflow")),
        Entry("Keras XLA", _python("keras_tensorflow", "--xla")),
    ]


def _python(module: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"programs.{module}", *arguments)


def swift_product(name: str) -> Path:
    """The executable of our own package."""
    return FOLDER / ".build" / "release" / name


def _our_version() -> str:
    """The commit that is measured."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=FOLDER, capture_output=True, text=True, check=False
    )
    return described.stdout.strip() or "unknown"
