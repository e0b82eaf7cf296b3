"""The browser that the tests look through; on a machine without one they are skipped, in CI they fail."""

import os
import shutil
import subprocess

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip


def needed(*names: str) -> str:
    """The path of the first program there is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"CI needs one of {', '.join(names)}: see .ci/run")
    if found is None:
        pytest.skip(f"none of {', '.join(names)} is installed: nothing was looked at in a browser")
    return found


def run(*command: str) -> str:
    """What a program printed."""
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode(errors="replace")
