"""Starts the program, and tells it how that was done: it says so what to type next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from .node import HERE, NoNodeError, find_node


def main() -> NoReturn:
    """Run the program with the words of this command, and end with its exit code."""
    try:
        node = find_node()
    except NoNodeError as error:
        sys.exit(
            f"error: create-mvt-app runs on Node.js, and {error}. Install Node.js from https://nodejs.org/."
        )
    words = [node, str(HERE / "dist" / "create-mvt-app.js"), *sys.argv[1:]]
    os.environ["CREATE_MVT_APP_STARTED_AS"] = started_as()
    if os.name != "nt":
        os.execv(node, words)
    try:
        sys.exit(subprocess.run(words, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(130)


def started_as() -> str:
    """Return how this was started, by the folder of its environment."""
    folders = Path(sys.prefix).parts
    if "uv" in folders and "tools" not in folders:
        return "uvx create-mvt-app"
    if "pipx" in folders and "venvs" not in folders:
        return "pipx run create-mvt-app"
    return "create-mvt-app"
