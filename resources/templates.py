"""The sentences of official documents: Indonesian, whatever language the windows speak.

``templates/berita_acara.toml`` has them by section and key, with named fields in braces. They are markup of a
paragraph (``<b>``, ``<i>``, ``<super>``); whoever fills in a field cleans it first.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "templates" / "berita_acara.toml"


@cache
def sections() -> dict[str, dict[str, str]]:
    """Section to key to sentence."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def sentence(key: str) -> str:
    """The sentence "section.key"; KeyError if there is none."""
    section, _, name = key.partition(".")
    return sections()[section][name]
