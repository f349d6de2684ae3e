"""The sheet on which the document is drawn: what is known only at the end is filled in at the end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from export import style
from export.archive import declare
from export.draft import Draft


class CountingCanvas(Canvas):
    """Writes "Halaman n dari m" when m is known, and the catchword when the next page begins.

    Each page shows forms for them, and the forms are filled in at the end. ``first_words`` takes up with which word a
    page begins, by its number; a page that is not named there continues none.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._numbered: dict[int, Draft] = {}
        self._caught: list[int] = []
        self.first_words: dict[int, str] = {}
        self.made_at: datetime | None = None

    def place_page_number(self, draft: Draft, right: float, y: float) -> None:
        """Show this page's number, ending at ``right``, on the line ``y`` (points)."""
        self._numbered[self.getPageNumber()] = draft
        self.saveState()
        self.translate(right, y)
        self.doForm(f"page-{self.getPageNumber()}")
        self.restoreState()

    def place_catchword(self, right: float, y: float) -> None:
        """Show the first word of the page after this one, ending at ``right``, on the line ``y`` (points)."""
        self._caught.append(self.getPageNumber())
        self.saveState()
        self.translate(right, y)
        self.doForm(f"catchword-{self.getPageNumber()}")
        self.restoreState()

    def save(self) -> None:
        """Fill in the page numbers and write the file."""
        for number, draft in self._numbered.items():
            self.beginForm(f"page-{number}", lowerx=-170, lowery=-6, upperx=3, uppery=14)
            self.setFont(style.REGULAR, style.PAGE_PT)
            self.drawRightString(0, 0, draft.line("running.page", n=str(number), m=str(len(self._numbered))))
            self.endForm()
        for number in self._caught:
            self.beginForm(f"catchword-{number}", lowerx=-340, lowery=-6, upperx=3, uppery=14)
            word = self.first_words.get(number + 1, "")
            if word:
                self.setFont(style.REGULAR, style.PAGE_PT)
                self.drawRightString(0, 0, f"{word} ...")
            self.endForm()
        if self.made_at is not None:
            declare(self, self.made_at)
        super().save()
