"""What a harness found, and how far it is."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field

TOLD_EVERY_S = 10.0


@dataclass
class Report:
    """Counts for reading, and one line for everything that is wrong: none if the program keeps its promise."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)

    def progress(self, done: int, total: int) -> None:
        """Say on stderr now and then how far it is."""
        if time.monotonic() - self._told > TOLD_EVERY_S:
            self._told = time.monotonic()
            sys.stderr.write(f"{self.name}: {done} of {total}, {len(self.wrong)} wrong, {self.seconds:.0f} s\n")

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self.began

    def lines(self) -> list[str]:
        """The report."""
        rows = [f"  {what:<40}{count:>9}" for what, count in sorted(self.counts.items())]
        return [self.name, *rows, f"  {'wrong':<40}{len(self.wrong):>9}", f"  {'seconds':<40}{self.seconds:>9.1f}",
                *self.wrong[:50]]  # fmt: skip
