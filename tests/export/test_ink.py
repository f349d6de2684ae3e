"""Drawn signatures come onto the page as vectors, in their own place, no larger than they may be."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.minutes import DrawnSignature
from core.strokes import Point, strokes_text
from core.versions import VersionPhase
from export.berita_acara import printed_minutes
from export.ink import INK, Room, draw_signature
from export.qr import SIZE, qr_text
from tests.export.sealed import EVERYBODY, short_minutes
from tests.export.signed import PAD, signed_minutes

ROOM = Room(100, 200, 45 * mm, 15 * mm)
AT = datetime(2026, 11, 11, 4, 0, tzinfo=UTC)
COLOUR = " ".join(f"{part:g}".lstrip("0") for part in (INK.red, INK.green, INK.blue)) + " RG"


def drawn(strokes: str, pad: tuple[int, int] = PAD) -> DrawnSignature:
    return DrawnSignature("d", strokes, *pad, AT)


def page_of(signature: DrawnSignature, room: Room = ROOM) -> str:
    """The content of a page with nothing but the signature on it."""
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=0)
    draw_signature(canvas, signature, room)
    canvas.save()
    return PdfReader(io.BytesIO(target.getvalue())).pages[0].get_contents().get_data().decode("latin-1")


def places_in(content: str) -> list[tuple[float, float]]:
    """Where the pen goes on the page, in points."""
    left, top = (float(number) for number in re.findall(r"1 0 0 1 (\S+) (\S+) cm", content)[-1])
    return [(left + float(x), top + float(y)) for x, y in re.findall(r"(\S+) (\S+) [ml]\b", content)]


points = st.builds(Point, st.integers(0, PAD[0]), st.integers(0, PAD[1]), st.just(0), st.integers(0, 1000))


@settings(max_examples=60)
@given(st.lists(st.lists(points, min_size=1, max_size=12), min_size=1, max_size=4))
def test_no_line_leaves_its_room(strokes: list[list[Point]]) -> None:
    content = page_of(drawn(strokes_text(strokes)))
    assert f"{COLOUR}\n" in content or COLOUR in content
    for x, y in places_in(content):
        assert ROOM.x - 0.01 <= x <= ROOM.x + ROOM.width + 0.01
        assert ROOM.y - 0.01 <= y <= ROOM.y + ROOM.height + 0.01


def test_every_point_is_drawn_and_the_shape_is_kept() -> None:
    square = [Point(0, 0, 0, 500), Point(300, 0, 1, 500), Point(300, 300, 2, 500), Point(0, 300, 3, 500)]
    places = places_in(page_of(drawn(strokes_text([square]))))
    (left, top), (right, _), (_, bottom), _ = places
    assert len(places) == len(square)
    assert right - left == pytest.approx(top - bottom, abs=0.01)
    assert top > bottom


def test_a_small_signature_is_not_blown_up() -> None:
    small = strokes_text([[Point(0, 0, 0, 500), Point(60, 20, 1, 500)]])
    places = places_in(page_of(drawn(small)))
    assert places[1][0] - places[0][0] == pytest.approx(60 / PAD[1] * 30 * mm, abs=0.01)


def test_who_presses_harder_draws_wider() -> None:
    pressed = [Point(0, 0, 0, 0), Point(100, 0, 1, 0), Point(200, 0, 2, 1000), Point(300, 0, 3, 1000)]
    widths = [float(number) for number in re.findall(r"(\S+) w\b", page_of(drawn(strokes_text([pressed]))))]
    assert widths == sorted(widths)
    assert (widths[0], widths[-1]) == (0.5, 1.5)


def test_a_dot_is_drawn() -> None:
    dotted = strokes_text([[Point(10, 10, 0, 500), Point(300, 100, 1, 500)], [Point(320, 20, 9, 800)]])
    assert len(places_in(page_of(drawn(dotted)))) == 4


def ink_on_pages(content: bytes) -> list[int]:
    """How many signatures each page shows."""
    pages = PdfReader(io.BytesIO(content)).pages
    return [page.get_contents().get_data().decode("latin-1").count(COLOUR) for page in pages]


def test_block_and_attendance_list_show_who_has_signed() -> None:
    minutes = signed_minutes(0, 2, 4)
    printed = printed_minutes(minutes)
    counts = ink_on_pages(printed.content)
    block = {place.page for place in printed.slots.values()}
    assert sum(counts) == 3 + len(minutes.attendance_signatures)
    assert sum(counts[page] for page in block) == 3
    assert sum(ink_on_pages(printed_minutes(signed_minutes(attendance=False)).content)) == 0


def test_slots_are_where_the_names_are() -> None:
    printed = printed_minutes(short_minutes(*EVERYBODY))
    assert sorted(printed.slots) == list(range(1, 8))
    assert len({place.page for place in printed.slots.values()}) == 1
    widths = [round(printed.slots[number].room.width / mm) for number in range(1, 8)]
    assert widths == [45, 45, 32, 32, 32, 32, 45]
    rooms = [place.room for place in printed.slots.values()]
    for one in rooms:
        for other in rooms:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert one is other or apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_the_code_names_number_version_and_digest() -> None:
    minutes = short_minutes()
    digest = minutes.version.content_digest
    assert qr_text(minutes) == f"LINGKAR NO BA/017/FGD-KPM/XI/2026 VERSI 1 SHA256 {digest.upper()}"
    nameless = replace(minutes, session=replace(minutes.session, document_number=""))
    assert qr_text(nameless).startswith("LINGKAR NO - VERSI 1")


def test_only_a_frozen_version_has_a_code() -> None:
    frozen = short_minutes()
    draft = replace(frozen, version=replace(frozen.version, phase=VersionPhase.DRAFT, content_digest=""))
    for minutes, wanted in ((frozen, True), (draft, False)):
        pages = PdfReader(io.BytesIO(printed_minutes(minutes).content)).pages
        assert all(any("qr" in name for name in page["/Resources"].get("/XObject", {})) is wanted for page in pages)
    assert "belum tetap" in PdfReader(io.BytesIO(printed_minutes(draft).content)).pages[0].extract_text()


@pytest.mark.skipif(not (shutil.which("zbarimg") and shutil.which("pdftoppm")), reason="needs zbarimg and pdftoppm")
def test_the_code_can_be_read_from_paper(tmp_path: Path) -> None:
    minutes = short_minutes(*EVERYBODY)
    (tmp_path / "a.pdf").write_bytes(printed_minutes(minutes).content)
    subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", "-l", "1", "a.pdf", "a"], cwd=tmp_path, check=True)
    (picture,) = tmp_path.glob("a-*.png")
    told = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=True).stdout
    assert told.strip() == qr_text(minutes)
    assert pytest.approx(11 * mm) == SIZE
