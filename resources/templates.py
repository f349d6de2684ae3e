"""The sentences of official documents: Indonesian, whatever language the windows speak.

``templates/berita_acara.toml`` and ``templates/forms.toml`` have them by section and key, with named fields in braces.
They are markup of a paragraph (``<b>``, ``<i>``, ``<super>``); whoever fills in a field cleans it first.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILES = tuple(Path(__file__).parent / "templates" / name for name in ("berita_acara.toml", "forms.toml"))


@cache
def sections() -> dict[str, dict[str, str]]:
    """Section to key to sentence."""
    found: dict[str, dict[str, str]] = {}
    for path in FILES:
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def sentence(key: str) -> str:
    """The sentence "section.key"; KeyError if there is none."""
    section, _, name = key.partition(".")
    return sections()[section][name]
