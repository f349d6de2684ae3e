"""The one catalogue of everything that people read: window, wall, phone and document.

Indonesian is the source text and stands where it is used, `t("Beri giliran kepada {name}", name=…)`.
English stands in `words/en/*.toml`, one file per room, as `"Indonesian" = "English"`, or, where the
English depends on a number, `"Indonesian" = {one = "…", other = "…"}`, chosen by `n`. Codes that core and
db give instead of sentences have theirs in `words/codes.toml`. `tests/test_words.py` holds it all together.

A placeholder without data never raises in front of people, who then see the text with its braces.
Tests set `raise_on_gaps`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("id", "en")

Plural = dict[str, str]


class _Catalogue:
    """What is spoken now. One per program: windows, wall and phones speak the same language."""

    language = "id"
    raise_on_gaps = False


def set_language(language: str) -> None:
    """Speak `id` or `en` from the next text on; ValueError for another one."""
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    _Catalogue.language = language


def language() -> str:
    """The language spoken now: `id` or `en`."""
    return _Catalogue.language


def raise_on_gaps(yes: bool = True) -> None:
    """Whether an unknown code or a placeholder without data raises (tests) or is shown (people)."""
    _Catalogue.raise_on_gaps = yes


def t(source: str, /, **data: object) -> str:
    """An Indonesian text in the language that is spoken now. `source` is a literal, so that tests find it."""
    return translate(source, **data)


def t_id(source: str, /, **data: object) -> str:
    """A text of an official document: Indonesian whatever the language. `source` is a literal."""
    return _fill(source, data)


def mark(source: str, /) -> str:
    """Only tells tests that this literal is in the catalogue; the text is translated when it is shown.

    For tables made before the language is known: `Command("give_floor", mark("Beri giliran"))`.
    """
    return source


def translate(source: str, /, **data: object) -> str:
    """A text that was marked elsewhere, in the language that is spoken now."""
    if _Catalogue.language == "id":
        return _fill(source, data)
    return _fill(_english_for(source, data.get("n")), data)


def word(section: str, code: str, /, **data: object) -> str:
    """The words for a code (`word("refusal", refusal.code, …)`) in the language that is spoken now."""
    return translate(_source_of(section, code), **data)


def word_id(section: str, code: str, /, **data: object) -> str:
    """The words for a code as an official document has them: Indonesian whatever the language."""
    return _fill(_source_of(section, code), data)


@cache
def codes() -> dict[str, dict[str, str]]:
    """Section to code to Indonesian text, as `codes.toml` has it."""
    return tomllib.loads((FOLDER / "codes.toml").read_text(encoding="utf-8"))


@cache
def english() -> dict[str, str | Plural]:
    """Indonesian text to English text of all files together."""
    entries: dict[str, str | Plural] = {}
    for path in sorted((FOLDER / "en").glob("*.toml")):
        entries.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return entries


@cache
def qt_texts() -> dict[str, dict[str, str]]:
    """Qt's own texts: context to Qt's source text to Indonesian text, as `qt_id.toml` has it."""
    return tomllib.loads((FOLDER / "qt_id.toml").read_text(encoding="utf-8"))


def _source_of(section: str, code: str) -> str:
    """The Indonesian text of a code, or the code itself where there is none."""
    source = codes().get(section, {}).get(str(code))
    if source is None and _Catalogue.raise_on_gaps:
        raise KeyError(f"codes.toml has no {code!r} in [{section}]")
    return str(code) if source is None else source


def _english_for(source: str, n: object) -> str:
    entry = english().get(source)
    if isinstance(entry, dict):
        return entry["one" if n == 1 else "other"]
    if entry is None and _Catalogue.raise_on_gaps:
        raise KeyError(f"no English for {source!r}")
    return source if entry is None else entry


def _fill(template: str, data: dict[str, object]) -> str:
    if not data and "{" not in template:
        return template
    try:
        return template.format_map(data)
    except (KeyError, ValueError, IndexError):
        if _Catalogue.raise_on_gaps:
            raise
        return template
