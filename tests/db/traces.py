"""Somebody who has every file of a folder and looks in it for a name, byte by byte, whatever its coding."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_ZLIB = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{64,}")


def files_naming(folder: Path, *words: str) -> dict[str, list[str]]:
    """The files under ``folder`` in which one of ``words`` stands, and which of them."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            here = [word for word in words if names(path.read_bytes(), word) or word in path.name]
            if here:
                found[str(path.relative_to(folder))] = here
    return found


def names(content: bytes, word: str) -> bool:
    """Whether ``word`` stands in ``content`` or in what is packed in it: UTF-8, UTF-16, JSON, zlib, Base64."""
    needles = {codec: word.encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be")}
    needles["json"] = json.dumps(word)[1:-1].encode()
    return any(needle.lower() in layer.lower() for layer in _layers(content) for needle in needles.values())


def _layers(content: bytes) -> Iterator[bytes]:
    yield content
    yield from _unpacked(content)
    for text in _base64_runs(content):
        yield text
        yield from _unpacked(text)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Every zlib stream in ``content``, as PDFs have them."""
    for head in _ZLIB:
        start = content.find(head)
        while start >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(content[start:])
            start = content.find(head, start + 1)


def _base64_runs(content: bytes) -> Iterator[bytes]:
    """What stands in ``content`` as Base64, where it is long enough to be no word."""
    for run in _BASE64.findall(content):
        yield b64decode(run[: len(run) // 4 * 4])
