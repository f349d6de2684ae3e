"""Qt's own texts (buttons of dialogs, context menus, the file dialog) in the language that is spoken now."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from resources import words
from widgets.guard import guard


class QtWords(QTranslator):
    """Translates what Qt itself says; install it with `QCoreApplication.installTranslator`.

    Texts that already stand in a window change when Qt sends LanguageChange: remove and install it again.
    """

    @guard(True)
    def isEmpty(self) -> bool:
        """Never: Qt tells its widgets only about translators that have something to say."""
        return False

    @guard(None)
    def translate(
        self,
        context: str | bytes,
        source_text: str | bytes,
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str | None:
        """The Indonesian text, or None where Qt shall keep its own."""
        if words.language() != "id":
            return None
        return words.qt_texts().get(_text(context), {}).get(_text(source_text))


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("utf-8", "replace")
