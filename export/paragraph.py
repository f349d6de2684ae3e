"""A paragraph that is broken into lines once for each width: a table asks for the height of its cells several times."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph as ReportlabParagraph


class Paragraph(ReportlabParagraph):
    """As reportlab's, and the same lines."""

    _broken: tuple[object, Any] | None = None

    def breakLines(self, width: float | list[float] | tuple[float, ...]) -> Any:
        """The lines for one width, or for the widths of the first line and of those after it, in points."""
        widths = width if isinstance(width, int | float) else tuple(width)
        if self._broken is None or self._broken[0] != widths:
            self._broken = (widths, super().breakLines(width))
        return self._broken[1]
