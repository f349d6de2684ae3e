"""The pages in one scroll: which are asked for, where one is, and what is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.document_view import DocumentView, PageMark

A4 = (595.0, 842.0)


@pytest.fixture
def view(qtbot: QtBot) -> DocumentView:
    made = DocumentView()
    qtbot.addWidget(made)
    made.resize(600, 700)
    made.show()
    return made


def picture(width: int, colour: str) -> QImage:
    image = QImage(width, round(width * A4[1] / A4[0]), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_only_pages_near_the_eye_are_asked_for(view: DocumentView) -> None:
    asked: list[tuple[list[int], int]] = []
    view.pages_wanted.connect(lambda pages, width: asked.append((pages, width)))
    view.set_document([A4] * 40)
    pages, width = asked[-1]
    assert pages == [0, 1]
    assert 400 < width < 600
    view.go_to(30)
    assert view.page == 30
    assert set(asked[-1][0]) <= {28, 29, 30, 31, 32}
    assert 30 in asked[-1][0]


def test_a_picture_is_shown_until_a_new_one_comes(view: DocumentView) -> None:
    asked: list[int] = []
    view.pages_wanted.connect(lambda _pages, width: asked.append(width))
    view.set_document([A4, A4])
    middle = view.viewport().rect().center()
    view.set_page(0, picture(asked[-1], "red"))
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("red")
    view.set_document([A4, A4, A4])
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("red")
    view.set_page(0, picture(asked[-1], "blue"))
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("blue")


def test_a_picture_of_another_width_is_not_taken(view: DocumentView) -> None:
    view.set_document([A4])
    view.set_page(0, picture(77, "red"))
    middle = view.viewport().rect().center()
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("white")
    view.set_page(5, picture(77, "red"))


def test_another_width_asks_anew_and_keeps_the_place(view: DocumentView) -> None:
    view.set_document([A4] * 20)
    view.go_to(10)
    asked: list[tuple[list[int], int]] = []
    view.pages_wanted.connect(lambda pages, width: asked.append((pages, width)))
    view.resize(900, 700)
    assert abs(view.page - 10) <= 1
    assert asked
    assert asked[-1][1] > 700


def test_a_changed_document_keeps_the_place(view: DocumentView) -> None:
    view.set_document([A4] * 20)
    view.go_to(7)
    offset = view.verticalScrollBar().value()
    view.set_document([A4] * 20)
    assert view.verticalScrollBar().value() == offset


def test_an_empty_place_that_is_pressed_is_told(view: DocumentView, qtbot: QtBot) -> None:
    view.set_document([A4, A4], [PageMark(3, 0, 100, 700, 200, 60), PageMark(4, 0, 320, 700, 200, 60, strong=True)])
    view.go_to(0, QRectF(320, 700, 200, 60))
    scale = (view.viewport().width() - 48) / A4[0]
    x = round(24 + 420 * scale)
    with qtbot.waitSignal(view.mark_pressed, timeout=1000) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, view.viewport().height() // 2 + 40))
    assert told.args == [4]


def test_without_pages_there_are_words(view: DocumentView) -> None:
    plain = view.viewport().grab().toImage()
    view.set_note("")
    assert view.viewport().grab().toImage() != plain
    view.set_document([A4])
    view.set_document([])
    assert view.page_count == 0
    view.go_to(3)
