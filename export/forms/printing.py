"""Any form as a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.platypus import Flowable

from core.forms import FormContent, FormKind
from export.draft import Draft
from export.file import replace_file
from export.forms.attendance import attendance
from export.forms.consent import consent
from export.forms.guide import guide
from export.forms.invitation import invitation
from export.forms.sheet import draft_of, paper_of, printed_form

_FORMS: dict[FormKind, tuple[str, Callable[[Draft, FormContent], list[Flowable]]]] = {
    FormKind.INVITATION: ("undangan.title", invitation),
    FormKind.ATTENDANCE: ("hadir_kosong.title", attendance),
    FormKind.CONSENT: ("persetujuan.title", consent),
    FormKind.GUIDE: ("panduan.title", guide),
}


def print_form(kind: FormKind, content: FormContent, path: Path) -> int:
    """``core.forms.FormPrinter``."""
    made, pages = form_pdf(kind, content)
    replace_file(path, made)
    return pages


def form_pdf(kind: FormKind, content: FormContent) -> tuple[bytes, int]:
    """The PDF itself and its number of pages."""
    title, story_of = _FORMS[kind]
    draft = draft_of(content)
    return printed_form(draft, paper_of(content), draft.line(title), story_of(draft, content))
