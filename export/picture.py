"""Pictures on a page: JPEG files as they are, never unpacked and packed again."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader


def picture_of(content: bytes | None) -> ImageReader | None:
    """The picture of a file's ``content``; None for what is no picture."""
    try:
        return None if content is None else ImageReader(io.BytesIO(content))
    except OSError:
        return None
