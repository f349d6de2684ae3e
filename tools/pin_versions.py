"""Write the exact versions of a fresh resolution into pyproject.toml.

    uv run tools/pin_versions.py            newest versions that the ranges allow
    uv run tools/pin_versions.py --check    exit 1 when the block is not what would be written

The resolution is made in a folder of its own, without the pins that stand there now, for every
Python and platform at once; where they differ, a pin carries its marker. Only names, versions and
markers are written, never an address.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
BEGIN, END = "# pins: begin\n", "# pins: end\n"
EXPORT = ["uv", "export", "--quiet", "--all-groups", "--no-hashes", "--no-annotate", "--no-header"]


def split_at_block(text: str) -> tuple[str, str]:
    """The text before and after the block of pins, without its two marker lines."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    if not after and END not in rest:
        raise ValueError("pyproject.toml has no block of pins")
    return before, after


def resolve(text_without_pins: str) -> list[str]:
    """Exact requirements ("name==version ; marker") of a fresh resolution, sorted by name."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(text_without_pins, encoding="utf-8")
        Path(folder, "README.md").touch()
        exported = subprocess.check_output(EXPORT, cwd=folder, text=True)
    lines = (line.strip() for line in exported.splitlines())
    return sorted((line for line in lines if re.match(r"[A-Za-z0-9]", line)), key=str.lower)


def block(pins: list[str]) -> str:
    """The block as it stands in pyproject.toml, with its marker lines."""
    rows = "".join(f'    "{pin}",\n' for pin in pins)
    return f"{BEGIN}constraint-dependencies = [\n{rows}]\n{END}"


def main() -> int:
    """Write or check; 0 when the file is as it should be."""
    parser = argparse.ArgumentParser(description="Write the exact versions of a fresh resolution.")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 on a difference")
    arguments = parser.parse_args()
    old = PYPROJECT.read_text(encoding="utf-8")
    before, after = split_at_block(old)
    new = before + block(resolve(before + after)) + after
    if arguments.check:
        return 0 if new == old else 1
    PYPROJECT.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
