"""The office's own wording of the document's sentences, made safe for a page."""

from __future__ import annotations

from core.document_form import DocumentForm
from export.text import DocumentText
from resources.sentence_check import fault_of, parts_of


def office_wording(form: DocumentForm, text: DocumentText) -> dict[str, str]:
    """The sentences of ``form`` by their names, as markup with fields in braces.

    One that would not do in the place of the usual one is left out: then the usual one is printed.
    """
    return {key: _safe(wording, text) for key, wording in form.sentences if fault_of(key, wording) is None}


def _safe(wording: str, text: DocumentText) -> str:
    return "".join(part if is_tag else text.inline(part) for part, is_tag in parts_of(wording))
