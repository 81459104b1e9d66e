"""Compares fresh analyses with the published ones."""

import json
import math
import pathlib

STEPS, SHARE, ERRORS = 4, 0.2, 4
"""Quantiles may differ by 4 steps or 20 %, exponents by 4 standard errors: another voice or library changes inputs."""


def differences(fresh: dict[str, pathlib.Path], published: pathlib.Path) -> list[str]:
    """What differs, in sentences; with the same inputs, nothing may."""
    found = []
    for name, path in fresh.items():
        former = published / f"{name}.json"
        if not former.exists():
            found.append(f"{former} is missing.")
        elif path.read_bytes() != former.read_bytes():
            a, b = (json.loads(file.read_text())["networks"][0] for file in (former, path))
            sentences = compared(a, b)
            if a["input"] == b["input"] and not sentences:
                sentences = ["the bytes differ, but no number by more than another voice may change it"]
            found += [f"{name}: {sentence}." for sentence in sentences]
    found += [
        f"{path} is not an analysis of the gallery." for path in published.glob("*.json") if path.stem not in fresh]
    return found


def compared(a: dict, b: dict) -> list[str]:
    """How two analyses of a network differ, in clauses."""
    keys = ("sha256", "module", "horizon", "starts")
    found = [f"{key} is {b[key]}, not {a[key]}" for key in keys if a[key] != b[key]]
    for who, old, new in (("", a, b), ("untrained ", a["untrained"], b["untrained"])):
        x, y = old["lambda"], new["lambda"]
        error = math.hypot(x["standard_error"], y["standard_error"])
        if abs(x["mean"] - y["mean"]) > ERRORS * error:
            found.append(f"{who}λ is {y['mean']:.4f}, not {x['mean']:.4f} ± {error:.4f}")
        for p, q in zip(settled(old), settled(new), strict=True):
            found += [
                f"{who}{key} to {p['tolerance']} is {q[key]}, not {p[key]}"
                for key in ("median", "q90") if not is_close(p[key], q[key])]
    return found


def settled(network: dict) -> list[dict]:
    """The counts of warm-up until outputs agree for good."""
    return [summary for summary in network["protocols"]["warm_up"] if summary["measure"] == "settled"]


def is_close(x: float | None, y: float | None) -> bool:
    """Whether two quantiles agree; one that is not known agrees with no other."""
    if x is None or y is None:
        return x is y
    return abs(x - y) <= max(STEPS, SHARE * max(x, y))
