"""The berita acara of the sample session beside what reportlab needs for the same words as plain paragraphs.

Cold is a process of its own, from its start to the written file; the floor there is one line on one page
in the document's fonts. The long document is a session of 2,800 entries; its peak of memory is reported.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.floor import Ratio, median, side_by_side, took_ms
from core.minutes import Minutes
from tests.export.changed import with_entries
from tests.export.sample import sample_minutes

ROOT = Path(__file__).parent.parent
WARM_TIMES, COLD_TIMES, LONG = 9, 7, 2800

EMPTY = """
import io
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from export import style
style.load_fonts()
SimpleDocTemplate(io.BytesIO()).build([Paragraph("Berita Acara", style.styles_at(11).cell.texts["left"])])
"""

OURS = """
import pickle, sys
from pathlib import Path
from export.berita_acara import print_minutes
print_minutes(pickle.loads(Path(sys.argv[1]).read_bytes()), Path(sys.argv[1]).with_suffix(".pdf"))
"""

PEAK = """
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def rows() -> list[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        return [warm(), cold(Path(folder)), long(Path(folder))]


def warm() -> Ratio:
    from export.berita_acara import minutes_pdf

    minutes = sample_minutes()
    content, pages = minutes_pdf(minutes)
    floor_ms, ours_ms = side_by_side(plain(words_of(content)), partial(minutes_pdf, minutes), times=WARM_TIMES)
    note = f"{pages} pages, {median(ours_ms) / pages:.1f} ms a page"
    return Ratio("berita acara, warm", median(floor_ms), median(ours_ms), 3.0, note)


def cold(folder: Path) -> Ratio:
    kept = pickled(sample_minutes(), folder)
    floor_ms, ours_ms = side_by_side(process(EMPTY), process(OURS, str(kept)), times=COLD_TIMES)
    return Ratio("berita acara, cold process", median(floor_ms), median(ours_ms), 2.5)


def long(folder: Path) -> Ratio:
    from export.berita_acara import minutes_pdf

    minutes = with_entries(sample_minutes(), LONG)
    kept = pickled(minutes, folder)
    content, pages = minutes_pdf(minutes)
    floor = took_ms(plain(words_of(content)))
    peak = subprocess.run([sys.executable, "-c", OURS + PEAK, str(kept)], cwd=ROOT, check=True, capture_output=True)
    note = f"{pages} pages, peak {int(peak.stdout)} MiB"
    return Ratio("berita acara of a very long session", floor, took_ms(partial(minutes_pdf, minutes)), 3.0, note)


def pickled(minutes: Minutes, folder: Path) -> Path:
    path = folder / "minutes.pickle"
    path.write_bytes(pickle.dumps(minutes))
    return path


def process(code: str, *arguments: str) -> Callable[[], object]:
    return partial(subprocess.run, [sys.executable, "-c", code, *arguments], cwd=ROOT, check=True)


def words_of(content: bytes) -> list[str]:
    """The lines of a PDF, to be set again without any layout."""
    from pypdf import PdfReader

    return [line for page in PdfReader(io.BytesIO(content)).pages for line in page.extract_text().splitlines()]


def plain(lines: list[str]) -> Callable[[], object]:
    """Setting those lines as paragraphs one below the other, with the document's font."""
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    from export import style

    style.load_fonts()

    def build() -> None:
        story: list[Flowable] = [Paragraph(escape(line), style.styles_at(11).cell.texts["left"]) for line in lines]
        SimpleDocTemplate(io.BytesIO(), invariant=1, pageCompression=1).build(story)

    return build
