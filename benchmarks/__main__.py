"""``python -m benchmarks [NAME …]``: run every ``bench_NAME.py`` of this folder, or those named; print one table."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.floor import Ratio, table


def main(names: list[str]) -> int:
    """1 if a goal is missed."""
    known = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    unknown = set(names) - set(known)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    ratios: list[Ratio] = []
    for name in names or known:
        print(f"{name} …", file=sys.stderr)
        ratios += import_module(f"benchmarks.bench_{name}").rows()
    print(table(ratios))
    return 0 if all(ratio.kept for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
