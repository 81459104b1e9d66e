"""A running program on a core of its own."""

import subprocess
import tempfile
from pathlib import Path

from comparison.catalogue import ENVIRONMENT, FOLDER, Entry


class ProgramError(Exception):
    """A program that ended or answered something else than the protocol says."""


class Process:
    """Speaks the protocol of `programs.protocol` with a program.

    Files lie within this folder, where the program runs: a path that it is told never holds a space.
    """

    def __init__(self, entry: Entry, core: int) -> None:
        self.entry = entry
        self._diagnostics = tempfile.TemporaryFile(mode="w+")
        self._process = subprocess.Popen(
            ["taskset", "--cpu-list", str(core), *entry.command],
            cwd=FOLDER,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._diagnostics,
            text=True,
        )
        self.version = ""
        """The version of what is measured, once the program is ready."""

    def wait_until_ready(self) -> None:
        """Waits until the program takes commands."""
        self.version = self._answer("ready")

    def load(self, case: Path) -> tuple[int, int]:
        """Loads a case; how many runs a call takes, and through how many steps."""
        runs, steps = self._ask("loaded", "load", case.relative_to(FOLDER)).split()
        return int(runs), int(steps)

    def write_outputs(self, steps: int, file: Path) -> None:
        """Writes the outputs of the first steps to a file."""
        self._ask("written", "outputs", steps, file.relative_to(FOLDER))

    def start_timing(self, calls: int) -> None:
        """Starts so many calls."""
        self._say("time", calls)

    def finish_timing(self) -> float:
        """Waits for the calls that were started; the processor time they took, in seconds."""
        return float(self._answer("seconds"))

    def close(self) -> None:
        """Ends the program."""
        self._process.stdin.close()
        self._process.wait()
        self._diagnostics.close()

    def _ask(self, expected: str, *words: object) -> str:
        self._say(*words)
        return self._answer(expected)

    def _say(self, *words: object) -> None:
        try:
            print(*words, file=self._process.stdin, flush=True)
        except BrokenPipeError:
            raise self._failure("ended") from None

    def _answer(self, expected: str) -> str:
        line = self._process.stdout.readline()
        word, _, rest = line.strip().partition(" ")
        if word != expected:
            raise self._failure(f"answered {line.strip()!r} in place of '{expected} …'" if line else "ended")
        return rest

    def _failure(self, what: str) -> ProgramError:
        self._diagnostics.seek(0)
        last = "".join(self._diagnostics.readlines()[-20:])
        return ProgramError(f"{self.entry.name} {what}. It wrote:\n{last}")
