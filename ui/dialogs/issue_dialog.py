"""The dialog that words an issue."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.issues import Issue
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import fixed
from widgets.guard import guard
from widgets.text_fields import LineField, TextField


class IssueDialog(FormDialog):
    """Title, field and place in a line each; causes, effects and proposals one to a line."""

    def __init__(self, issue: Issue, parent: QWidget | None) -> None:
        super().__init__(t("Isu {code}", code=issue.code), t("Simpan perubahan"), parent)
        self._issue = issue
        self._title, self._screen_title = LineField(issue.title), LineField(issue.screen_title)
        self._field, self._place = LineField(issue.field), LineField(issue.place)
        self._lists = {
            "affected": _lines(issue.affected),
            "causes": _lines(issue.causes),
            "effects": _lines(issue.effects),
            "assets": _lines(issue.assets),
            "proposals": _lines(issue.proposals),
        }
        self.add_field(t("Judul"), self._title)
        self.add_field(t("Judul pendek untuk layar"), self._screen_title)
        self.add_row((t("Bidang"), self._field), (t("Lokasi"), self._place))
        self.add_row(
            (t("Penyebab, satu per baris"), self._lists["causes"]),
            (t("Akibat, satu per baris"), self._lists["effects"]),
        )
        self.add_row(
            (t("Usulan, satu per baris"), self._lists["proposals"]),
            (t("Potensi, satu per baris"), self._lists["assets"]),
        )
        self.add_field(t("Yang terdampak, satu per baris"), self._lists["affected"])
        self._title.setFocus()

    def wished(self) -> Issue:
        """The issue as it is wished."""
        lists = {name: tuple(field.toPlainText().splitlines()) for name, field in self._lists.items()}
        return replace(
            self._issue,
            title=self._title.text(),
            screen_title=self._screen_title.text(),
            field=self._field.text(),
            place=self._place.text(),
            **lists,
        )

    @guard(None)
    def accept(self) -> None:
        """Only with a title."""
        if not self._title.text().strip():
            self.complain(t("Judul isu masih kosong."), self._title)
            return
        super().accept()


def _lines(items: tuple[str, ...]) -> TextField:
    made = TextField()
    made.setPlainText("\n".join(items))
    fixed(made, height=84)
    return made
