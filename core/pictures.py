"""The pictures of a document: their bytes, taken out of the library before the document is made on another thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.minutes import Minutes


def illustrated(minutes: Minutes, blob: Callable[[str], bytes | None]) -> Minutes:
    """``minutes`` with the bytes of its photos and of the office's emblem, as ``blob`` (``Ledger.blob``) has them.

    One that is not kept any more is left out; the document says so in its place. Raises what ``blob`` raises.
    """
    wanted = dict.fromkeys((minutes.form.logo_blob, *(photo.blob for photo in minutes.photos)))
    found = ((digest, blob(digest)) for digest in wanted if digest)
    return replace(minutes, pictures=tuple((digest, content) for digest, content in found if content is not None))
